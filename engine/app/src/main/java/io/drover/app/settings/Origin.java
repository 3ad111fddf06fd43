package io.drover.app.settings;

/**
 * Where a value stands.
 *
 * @param source file as people would open it, environment variable, command line option or {@code default}
 * @param line from 1; 0 where there are no lines
 */
public record Origin(String source, int line) {
    /** What holds when nobody says otherwise. */
    public static final Origin DEFAULT = new Origin("default", 0);

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
