package io.drover.store;

import io.drover.journal.JournalEntry;
import io.drover.journal.StateFold;
import io.drover.journal.StateImage;
import io.drover.model.Currency;
import io.drover.model.Money;
import io.drover.port.Journal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The simplest fold: how many records of each kind there were. */
public final class CountingFold implements StateFold {
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private long sequence;

    /** Keeps the state at the journal's end. */
    public static void checkpoint(Journal journal) {
        CountingFold fold = new CountingFold();
        journal.read(1, fold::apply);
        journal.checkpoint(fold::image);
    }

    @Override
    public void apply(JournalEntry entry) {
        sequence = entry.sequence();
        counts.merge(entry.record().getClass().getSimpleName(), 1L, Long::sum);
    }

    @Override
    public StateImage image() {
        Money zero = Money.zero(Currency.USD);
        return new StateImage(
                sequence,
                new StateImage.Run(1, true, true, 0, 0, Instant.EPOCH, StateImage.Deployed.NONE),
                new StateImage.Day("", 0, 0, 0, 0),
                List.of(),
                false,
                List.of(),
                counts.entrySet().stream()
                        .map(e -> new StateImage.Count(e.getKey(), e.getValue()))
                        .toList(),
                new StateImage.Activity(List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                new StateImage.Books(
                        zero,
                        zero,
                        zero,
                        List.of(),
                        new StateImage.OrderCounts(0, 0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }
}
