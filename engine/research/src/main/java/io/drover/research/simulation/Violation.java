package io.drover.research.simulation;

/**
 * A promise that was broken.
 *
 * @param invariant I1 to I10, {@code oracle}, or what else was promised
 * @param text what was seen
 */
public record Violation(String invariant, String text) {
    @Override
    public String toString() {
        return invariant + ": " + text;
    }
}
