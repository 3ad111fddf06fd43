package io.drover.rulebook;

/** Checks of numbers that a rule passes to a recorder. */
final class Ratios {
    private Ratios() {}

    static double finite(String term, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "%s (%s) must be finite.\nMaybe an indicator is missing.".formatted(term, value));
        }
        return value;
    }

    static double positive(String term, double value) {
        if (!Double.isFinite(value) || value <= 0) {
            throw new IllegalArgumentException(
                    "%s (%s) must be finite and positive.\nMaybe an indicator it is computed from is zero."
                            .formatted(term, value));
        }
        return value;
    }

    /** Above 0, below 1. */
    static double ratio(String term, double value) {
        if (positive(term, value) >= 1) {
            throw new IllegalArgumentException(
                    "%s (%s) must be below 1.\nMaybe write 0.03 for 3 %%.".formatted(term, value));
        }
        return value;
    }
}
