package io.drover.model;

/**
 * Identity of one execution report (FIX tag 17); a fill is booked once per execId.
 *
 * @param value as the broker wrote it
 */
public record ExecId(String value) implements Comparable<ExecId> {
    public ExecId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("execId must not be blank.");
        }
    }

    @Override
    public int compareTo(ExecId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
