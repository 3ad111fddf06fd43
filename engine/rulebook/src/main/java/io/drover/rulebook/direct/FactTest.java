package io.drover.rulebook.direct;

/**
 * A condition on one fact alone.
 *
 * @param identity equal for equal conditions, so that rules share what passed
 * @param test the compiled condition
 */
record FactTest(Object identity, Condition test) {
    /** Compiled by Drools from a rule. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Object fact) throws Exception;
    }
}
