package io.drover.app.alert;

import java.time.Instant;

/**
 * What people are told, in one line.
 *
 * @param id counts the alerts of a data directory
 * @param at wall time at which it was raised, UTC
 * @param level how urgent it is
 * @param code {@code CATEGORY_CONDITION}
 * @param text for people
 * @param sequence of the journal record that it tells of, 0 for none
 */
public record Alert(long id, Instant at, Level level, String code, String text, long sequence) {
    /** How urgent an alert is. */
    public enum Level {
        /** To be read some time. */
        INFO,
        /** To be read next morning. */
        WARN,
        /** Wakes a person. */
        ERROR,
        /** Wakes a person, and is never held back. */
        CRITICAL
    }
}
