package io.drover.store.sql;

import io.drover.decision.Asked;
import io.drover.decision.Snapshot;
import io.drover.fact.Account;
import io.drover.fact.Cycle;
import io.drover.fact.Fact;
import io.drover.fact.Position;
import io.drover.journal.JournalRecord;
import io.drover.model.Currency;
import io.drover.model.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two accounting days worked out by hand: a position is bought, money is paid in over night, the position is sold. */
final class AccountDays {
    private static final Instant MONDAY = Instant.parse("2026-01-05T14:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T14:30:00Z");
    static final StoredPosition HELD =
            new StoredPosition("AAPL.XNAS", "trend", 10, 100, 103, 1030, -0.25, 30, MONDAY.plusSeconds(60));

    private AccountDays() {}

    static List<JournalRecord> monday() {
        Position held = new Position("AAPL.XNAS", "trend", 10, 100, 103, 1030, 30, -0.25, 0.03, 103, 100, 0);
        return List.of(
                cycle(1, MONDAY, account(100_000, 100_000, 0, 0)),
                cycle(2, MONDAY.plusSeconds(60), account(100_029.75, 100_029.75, 0, 0.25), held));
    }

    static List<JournalRecord> tuesday() {
        return List.of(
                moved(JournalRecord.CashKind.DEPOSIT, "5000"),
                cycle(3, TUESDAY, account(104_899.75, 105_000, 0.001, 0.25)),
                moved(JournalRecord.CashKind.DIVIDEND, "10"),
                cycle(4, TUESDAY.plusSeconds(60), account(104_909.25, 105_000, 0.0008, 0.75)));
    }

    static List<JournalRecord> both() {
        List<JournalRecord> all = new ArrayList<>(monday());
        all.addAll(tuesday());
        return all;
    }

    /** 29.75 earned on Monday. On Tuesday 4,879.50 more, of which 5,000 were paid in: 120.50 lost. */
    static List<EquityDay> expected() {
        return List.of(
                new EquityDay(
                        "2026-01-05",
                        MONDAY,
                        MONDAY.plusSeconds(60),
                        100_000,
                        100_029.75,
                        100_029.75,
                        0,
                        0.25,
                        0,
                        29.75),
                new EquityDay(
                        "2026-01-06",
                        TUESDAY,
                        TUESDAY.plusSeconds(60),
                        100_029.75,
                        104_909.25,
                        105_000,
                        0.001,
                        0.5,
                        5000,
                        -120.5));
    }

    private static Account account(double equity, double peak, double drawdown, double fees) {
        return new Account(equity, 90_000, 90_000, 0, 0, equity, 0, 0, equity, peak, drawdown, 0, fees);
    }

    private static JournalRecord moved(JournalRecord.CashKind kind, String amount) {
        return new JournalRecord.CashMoved(
                Optional.empty(), kind, Optional.empty(), Money.of(amount, Currency.USD), "");
    }

    private static JournalRecord cycle(long number, Instant at, Fact... facts) {
        List<Fact> known = new ArrayList<>(List.of(facts));
        known.add(new Cycle("main", at.toEpochMilli(), at.toString().substring(0, 10), 870));
        return new JournalRecord.Cycle(
                number,
                "main",
                at,
                Optional.empty(),
                "rules",
                JournalRecord.CycleOutcome.DONE,
                Snapshot.of(known),
                new Asked(List.of(), List.of(), 0),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
