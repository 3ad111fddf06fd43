package io.drover.app.settings;

/**
 * One reason why a configuration is refused.
 *
 * @param origin where
 * @param path dotted key, "" for a file as a whole
 * @param value as written, "" where there is none
 * @param expectation what it must be
 * @param maybe what to try, a sentence without "Maybe"; "" when there is nothing to suggest
 */
public record Problem(Origin origin, String path, String value, String expectation, String maybe) {
    private static final int SHOWN = 80;

    /** {@code file:line: key (value) expectation. Maybe …}. */
    @Override
    public String toString() {
        String key = path.isEmpty() ? "" : path + " ";
        String shown = value.isEmpty() ? "" : "(" + printable(value) + ") ";
        String hint = maybe.isEmpty() ? "" : " Maybe " + maybe + ".";
        return "%s: %s%s%s.%s".formatted(origin, key, shown, expectation, hint);
    }

    /** One line, no control characters, not endless: hostile values must not reach a terminal as they are. */
    private static String printable(String text) {
        String oneLine = text.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.length() > SHOWN ? oneLine + "…" : oneLine;
    }
}
