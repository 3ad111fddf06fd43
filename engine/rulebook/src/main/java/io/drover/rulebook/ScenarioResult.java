package io.drover.rulebook;

/**
 * Outcome of one scenario.
 *
 * @param name of the scenario
 * @param file scenario file, relative to the rules directory
 * @param line where the scenario begins
 * @param passed whether exactly what was expected was said
 * @param message "" when passed; otherwise what was expected, what was said, and the first condition that was false of the
 *     rule that should have fired
 */
public record ScenarioResult(String name, String file, int line, boolean passed, String message) {
    /** {@code file:line name: passed}, or the message on further lines. */
    @Override
    public String toString() {
        return "%s:%d %s: %s".formatted(file, line, name, passed ? "passed" : "failed\n" + message);
    }
}
