package io.drover.rulebook;

import java.util.Locale;

/** What a rule produces decides when it fires: derived facts are complete before a later stratum reads them. */
enum Stratum {
    ANALYSIS(40),
    SCORES(30),
    SIGNALS(20),
    /** Proposals, verdicts and states: nothing that rules read. */
    PROPOSALS(10);

    private final int salience;

    Stratum(int salience) {
        this.salience = salience;
    }

    /** By the recorder's method that a rule calls. */
    static Stratum of(String method) {
        return switch (method) {
            case "regime", "candidate" -> ANALYSIS;
            case "score" -> SCORES;
            case "signal" -> SIGNALS;
            default -> PROPOSALS;
        };
    }

    /** By the type of a fact; {@link #PROPOSALS} for types that stand in the snapshot. */
    static Stratum producing(String type) {
        return of(type.toLowerCase(Locale.ROOT));
    }

    /** Whether rules read what it produces. */
    boolean derives() {
        return this != PROPOSALS;
    }

    /** Higher fires first. */
    int salience() {
        return salience;
    }
}
