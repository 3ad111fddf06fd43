package io.drover.store;

import io.drover.decision.Asked;
import io.drover.decision.Snapshot;
import io.drover.fact.Account;
import io.drover.fact.Cycle;
import io.drover.fact.DataQuality;
import io.drover.fact.Exposure;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.Limit;
import io.drover.fact.MarketState;
import io.drover.fact.Quote;
import io.drover.fact.Strategy;
import io.drover.journal.JournalRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A quiet day's cycles, one a second: 20 instruments with random quotes, ages, closing times, and indicators. */
public final class QuotedDay {
    private static final int INSTRUMENTS = 20;
    private static final long OPEN = Instant.parse("2026-01-05T14:30:00Z").toEpochMilli();
    private static final int SESSION = 23_400_000;

    private final Random random = new Random(1);
    private final int indicators;
    private final double newQuotes;
    private final Quote[] quotes = new Quote[INSTRUMENTS];
    private final double[][] values;
    private final List<Fact> settings = new ArrayList<>();
    private long number;

    /**
     * A day.
     *
     * @param indicators for each instrument, all new in each cycle
     * @param newQuotes share of instruments whose quote is new in a cycle
     */
    public QuotedDay(int indicators, double newQuotes) {
        this.indicators = indicators;
        this.newQuotes = newQuotes;
        this.values = new double[INSTRUMENTS][indicators];
        for (int i = 0; i < 30; i++) {
            settings.add(new Limit("limits.csv:" + i, "C" + i, "ACCOUNT", "", "", 1000 + i, ""));
        }
        settings.add(new Strategy("trend", true, 1, Map.of("a", 1.0)));
        settings.add(new Account(100_000, 50_000, 50_000, 0, 0, 100_000, 0, 0, 100_000, 100_000, 0, 0, 0));
        settings.add(new Exposure("ACCOUNT", "", 0, 0, 0, 0, 0));
        for (int i = 0; i < INSTRUMENTS; i++) {
            double price = 50 + random.nextInt(40_000) / 100.0;
            quotes[i] = new Quote("SYM" + (char) ('A' + i) + ".XNAS", OPEN, price, price + 0.01, 100, 100, 0);
        }
    }

    /** When the next cycle is scheduled, epoch milliseconds. */
    public long nextTime() {
        return OPEN + 1000 * (number + 1);
    }

    public JournalRecord.Cycle nextCycle() {
        long now = nextTime();
        number++;
        List<Fact> facts = new ArrayList<>(settings);
        facts.add(new Cycle("main", now, "2026-01-05", (int) (now / 60_000 % 1440)));
        for (int i = 0; i < INSTRUMENTS; i++) {
            addInstrument(i, now, facts);
        }
        Instant at = Instant.ofEpochMilli(now);
        return new JournalRecord.Cycle(
                number,
                "main",
                at,
                number > 1 ? Optional.of(at.minusSeconds(1)) : Optional.empty(),
                "0123456789abcdef".repeat(4),
                JournalRecord.CycleOutcome.DONE,
                Snapshot.of(facts),
                new Asked(List.of(), List.of(), 0),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private void addInstrument(int i, long now, List<Fact> facts) {
        Quote last = quotes[i];
        if (random.nextDouble() < newQuotes) {
            double bid = cents(last.bid() + (random.nextInt(5) - 2) / 100.0);
            double ask = cents(bid + 0.01 + random.nextInt(3) / 100.0);
            last = new Quote(last.symbol(), now - random.nextInt(1000), bid, ask, lots(), lots(), 0);
            quotes[i] = last;
        }
        double age = (now - last.time()) / 1000.0;
        String symbol = last.symbol();
        facts.add(new Quote(symbol, last.time(), last.bid(), last.ask(), last.bidSize(), last.askSize(), age));
        facts.add(new DataQuality(symbol, false, false, false, false, 0, age));
        double minutes = (OPEN + SESSION - now) / 60_000.0;
        facts.add(new MarketState(symbol, true, false, OPEN + 86_400_000L, minutes, false));
        for (int k = 0; k < indicators; k++) {
            double before = values[i][k];
            values[i][k] = last.bid() + random.nextGaussian() / 10;
            facts.add(new Indicator(symbol, "1s", "i" + k, values[i][k], before, true));
        }
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    private double lots() {
        return 100.0 * (1 + random.nextInt(9));
    }

    public JournalRecord.CycleTiming timing() {
        Instant start = Instant.ofEpochMilli(nextTime() - 1000).plusNanos(500_000 + random.nextInt(100_000));
        return new JournalRecord.CycleTiming(
                number,
                start,
                300_000 + random.nextInt(100_000),
                500_000 + random.nextInt(200_000),
                200_000 + random.nextInt(100_000),
                1_000_000 + random.nextInt(500_000),
                "direct");
    }
}
