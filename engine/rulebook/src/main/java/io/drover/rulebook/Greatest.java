package io.drover.rulebook;

/** {@code max} of doubles in rules. Public because Drools makes it. */
public final class Greatest extends Extreme {
    public Greatest() {
        super(Math::max);
    }
}
