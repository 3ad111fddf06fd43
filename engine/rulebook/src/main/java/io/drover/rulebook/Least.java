package io.drover.rulebook;

/** {@code min} of doubles in rules. Public because Drools makes it. */
public final class Least extends Extreme {
    public Least() {
        super(Math::min);
    }
}
