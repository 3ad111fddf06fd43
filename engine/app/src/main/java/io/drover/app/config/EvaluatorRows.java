package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;

/** Section {@code evaluator} of {@code execution.yaml}. Decisions are the same whatever it says. */
public record EvaluatorRows(
        @Setting(
                value = "What decides: direct computes the rules without Drools sessions, much faster; reference is a"
                        + " fresh Drools session for each stage of each cycle. Rules that direct does not know are"
                        + " decided by the reference, all of them.",
                unit = "direct | reference",
                standard = "direct")
        Kind kind,

        @Setting(
                value = "Cycles that the reference decides while direct is compared with it, after orders have left,"
                        + " those of earlier runs with the same rules, build and Java included. Only when all were equal"
                        + " direct takes over. 0: direct decides at once. Backtests have no such period.",
                unit = "cycles",
                standard = "1000")
        int shadowCycles,

        @Setting(
                value = "When direct decides in a run, one cycle in so many is compared with the reference, after"
                        + " orders have left. After a difference the reference decides for the rest of the run. 1: each"
                        + " cycle.",
                unit = "cycles",
                standard = "100")
        int checkEvery) {
    public EvaluatorRows {
        Range.between("shadow-cycles", shadowCycles, 0, 10_000_000);
        Range.between("check-every", checkEvery, 1, 10_000_000);
    }

    /** Evaluators of rules. */
    public enum Kind {
        /** Computes conditions without sessions. */
        DIRECT,
        /** A fresh Drools session each time. */
        REFERENCE
    }
}
