package io.drover.trading;

import java.time.Instant;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Numbered days; the label of the last one asked for is kept. Safe for several threads. */
final class LabelledDays implements AccountingDay {
    private final Numbering numbering;
    private final LongFunction<String> labels;
    private @Nullable Labelled last;

    /** Which day a cycle belongs to. */
    @FunctionalInterface
    interface Numbering {
        long of(Instant scheduledAt, long cycle);
    }

    private record Labelled(long day, String label) {}

    LabelledDays(Numbering numbering, LongFunction<String> labels) {
        this.numbering = numbering;
        this.labels = labels;
    }

    @Override
    public String label(Instant scheduledAt, long cycle) {
        long day = numbering.of(scheduledAt, cycle);
        Labelled known = last;
        if (known == null || known.day() != day) {
            known = new Labelled(day, labels.apply(day));
            last = known;
        }
        return known.label();
    }
}
