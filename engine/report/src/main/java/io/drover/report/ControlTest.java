package io.drover.report;

import io.drover.model.Control;

/**
 * One test or scenario that is about a control.
 *
 * @param control which
 * @param name a sentence
 * @param where class of the test, or file and line of the scenario
 * @param outcome of its last run
 */
public record ControlTest(Control control, String name, String where, Outcome outcome) {
    /** A skipped test proves nothing. */
    public enum Outcome {
        PASSED,
        SKIPPED,
        FAILED
    }
}
