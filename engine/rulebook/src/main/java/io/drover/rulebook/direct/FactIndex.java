package io.drover.rulebook.direct;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the facts with a value in the order in which they were given. Equal values have the same class. */
final class FactIndex {
    private static final int NONE = -1;

    private final Key key;
    private int[] buckets = new int[0];
    private int[] next = new int[0];
    private @Nullable Object[] values = new Object[0];
    private long version = -1;

    FactIndex(Key key) {
        this.key = key;
    }

    /**
     * What is looked up.
     *
     * @param identity equal for equal values, so that patterns share an index
     * @param type of all its values
     * @param value of a fact
     */
    record Key(Object identity, Class<?> type, Value value) {}

    /** Compiled by Drools from a rule. */
    @FunctionalInterface
    interface Value {
        @Nullable
        Object of(Object fact);
    }

    /** Makes it an index of these facts; nothing to do while their version stays. */
    void of(Object[] facts, int size, long current) {
        if (version == current) {
            return;
        }
        version = -1;
        int wanted = Math.max(16, Integer.highestOneBit(Math.max(1, size)) * 4);
        if (buckets.length < wanted) {
            buckets = new int[wanted];
        }
        if (next.length < size) {
            next = new int[facts.length];
        }
        values = values.length < size ? new Object[facts.length] : values;
        Arrays.fill(buckets, NONE);
        for (int i = size - 1; i >= 0; i--) {
            values[i] = key.value().of(facts[i]);
            int bucket = bucket(values[i]);
            next[i] = buckets[bucket];
            buckets[bucket] = i;
        }
        version = current;
    }

    /** Position of the first fact with the value, negative when there is none. */
    int first(@Nullable Object value) {
        return matching(buckets[bucket(value)], value);
    }

    int after(int position, @Nullable Object value) {
        return matching(next[position], value);
    }

    private int matching(int position, @Nullable Object value) {
        int at = position;
        while (at >= 0 && !Objects.equals(value, values[at])) {
            at = next[at];
        }
        return at;
    }

    private int bucket(@Nullable Object value) {
        int hash = Objects.hashCode(value);
        return (hash ^ hash >>> 16) & buckets.length - 1;
    }
}
