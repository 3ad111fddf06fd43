package io.drover.broker.contract;

/** A group of numbered scenarios; each runs against a fresh harness. */
interface Scenarios {
    /** The vocabulary against this scenario's harness. */
    Desk desk();
}
