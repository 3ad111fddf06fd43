package io.drover.report;

import java.time.Instant;

/**
 * Where the fold stands.
 *
 * @param sequence of the record being folded
 * @param at when it was appended, UTC
 * @param inPeriod whether the report is about it
 */
record Stamp(long sequence, Instant at, boolean inPeriod) {
    OrderRow.Event event(String what, String text) {
        return new OrderRow.Event(sequence, at, what, text);
    }
}
