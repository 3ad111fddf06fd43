package io.drover.rulebook;

import io.drover.rulebook.Extreme.Found;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.function.DoubleBinaryOperator;
import org.drools.core.base.accumulators.AbstractAccumulateFunction;
import org.jspecify.annotations.Nullable;

/** The least or greatest of doubles as {@link Math} defines it: -0.0 is below 0.0, and NaN among them makes it NaN. */
abstract sealed class Extreme extends AbstractAccumulateFunction<Found> permits Least, Greatest {
    private final transient DoubleBinaryOperator choice;

    Extreme(DoubleBinaryOperator choice) {
        this.choice = choice;
    }

    /** What was found so far: null before the first. */
    static final class Found implements Serializable {
        private static final long serialVersionUID = 1;

        private @Nullable Double number;
    }

    @Override
    public final Found createContext() {
        return new Found();
    }

    @Override
    public final void init(Found found) {
        found.number = null;
    }

    @Override
    public final void accumulate(Found found, Object value) {
        double next = ((Number) value).doubleValue();
        found.number = found.number == null ? next : choice.applyAsDouble(found.number, next);
    }

    @Override
    public final @Nullable Object getResult(Found found) {
        return found.number;
    }

    @Override
    public final Class<?> getResultType() {
        return Number.class;
    }

    @Override
    public final boolean supportsReverse() {
        return false;
    }

    @Override
    public final void reverse(Found found, Object value) {
        throw new UnsupportedOperationException("a number that is taken back may have been the extreme");
    }

    @Override
    public final void writeExternal(ObjectOutput out) {}

    @Override
    public final void readExternal(ObjectInput in) {}
}
