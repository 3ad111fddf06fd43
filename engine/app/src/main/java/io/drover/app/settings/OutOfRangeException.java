package io.drover.app.settings;

/** A record of settings refuses one of its values; whoever read the value adds where it stands. */
public final class OutOfRangeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String expectation;
    private final String maybe;

    /**
     * A value that may not be.
     *
     * @param key kebab-case name of the component, "" when it is about the record as a whole
     * @param expectation e.g. {@code must be positive}
     * @param maybe what to try, a sentence without "Maybe"
     */
    public OutOfRangeException(String key, String expectation, String maybe) {
        super("%s %s. Maybe %s.".formatted(key, expectation, maybe));
        this.key = key;
        this.expectation = expectation;
        this.maybe = maybe;
    }

    String key() {
        return key;
    }

    String expectation() {
        return expectation;
    }

    String maybe() {
        return maybe;
    }
}
