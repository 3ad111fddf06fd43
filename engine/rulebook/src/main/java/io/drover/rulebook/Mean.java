package io.drover.rulebook;

import io.drover.rulebook.Mean.Total;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.List;
import org.drools.core.base.accumulators.AbstractAccumulateFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code average} of whole numbers in rules. Their upper and lower 32 bits are added exactly, each for itself, so that the
 * result, rounded to a double, is the same in every order. Public because Drools makes it.
 */
public final class Mean extends AbstractAccumulateFunction<Total> {
    private static final int HALF = 32;
    private static final long LOWER = (1L << HALF) - 1;

    /** What was added so far. */
    static final class Total implements Serializable {
        private static final long serialVersionUID = 1;

        private long upper;
        private long lower;
        private long count;
    }

    static double of(List<Long> numbers) {
        Mean mean = new Mean();
        Total total = mean.createContext();
        numbers.forEach(n -> mean.accumulate(total, n));
        return of(total);
    }

    @Override
    public Total createContext() {
        return new Total();
    }

    @Override
    public void init(Total total) {
        total.upper = 0;
        total.lower = 0;
        total.count = 0;
    }

    @Override
    public void accumulate(Total total, Object value) {
        long number = ((Number) value).longValue();
        total.upper += number >> HALF;
        total.lower += number & LOWER;
        total.count++;
    }

    @Override
    public @Nullable Object getResult(Total total) {
        return total.count == 0 ? null : of(total);
    }

    private static double of(Total total) {
        return (total.upper * (LOWER + 1.0) + total.lower) / total.count;
    }

    @Override
    public Class<?> getResultType() {
        return Double.class;
    }

    @Override
    public boolean supportsReverse() {
        return false;
    }

    @Override
    public void reverse(Total total, Object value) {
        throw new UnsupportedOperationException("sessions that take facts back are not used");
    }

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
}
