package io.drover.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A half-open span of journal time: what was appended at or after {@code from} and before {@code to}.
 *
 * @param from first instant inside, UTC; absent for the beginning of the journal
 * @param to first instant outside, UTC; absent for its end
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {
    /** The whole journal. */
    public static final Period ALL = new Period(Optional.empty(), Optional.empty());

    public Period {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException("period: from (%s) must be before to (%s).\nMaybe swap --from and --to."
                    .formatted(from.get(), to.get()));
        }
    }

    public static Period of(Instant from, Instant to) {
        return new Period(Optional.of(from), Optional.of(to));
    }

    boolean isOver(Instant at) {
        return to.isPresent() && !at.isBefore(to.get());
    }

    boolean contains(Instant at) {
        return !isOver(at) && (from.isEmpty() || !at.isBefore(from.get()));
    }
}
