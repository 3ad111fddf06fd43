package io.drover.research.simulation;

import static java.util.Objects.requireNonNull;

import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.MarketState;
import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.port.MarketData;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A market that walks by lot, in cents, and the moods by which the rules trade: a function of seed, instrument and minute. */
final class Prices implements MarketData {
    static final Duration MAX_AGE = Duration.ofSeconds(60);
    private static final int CENTS = 10_000;

    private final SortedMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    private final SortedMap<InstrumentId, Book> books = new TreeMap<>();
    private final Map<InstrumentId, Instant> halted = new HashMap<>();
    private final Timeline timeline;
    private final long seed;
    private final Chance chance;
    private Instant feedAt = Instant.MIN;
    private Instant pricesAt = Instant.MIN;
    private boolean moods = true;

    /** What the venue trades at, and what we were told last. */
    private static final class Book {
        private long cents = CENTS;
        private long known = CENTS;
        private Instant knownAt;

        Book(Instant at) {
            this.knownAt = at;
        }
    }

    Prices(Timeline timeline, long seed) {
        this.timeline = timeline;
        this.seed = seed;
        this.chance = Chance.of(seed, "prices");
        for (String symbol : List.of("AAA.SIM", "BBB.SIM", "CCC.SIM")) {
            Instrument instrument = instrument(InstrumentId.parse(symbol));
            instruments.put(instrument.id(), instrument);
            books.put(instrument.id(), new Book(timeline.instant()));
        }
    }

    private static Instrument instrument(InstrumentId id) {
        return new Instrument(
                id,
                AssetClass.EQUITY,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of(1),
                BigDecimal.ONE,
                "simulation",
                "24/7",
                PriceSource.LAST_TRADE,
                MAX_AGE,
                true);
    }

    SortedMap<InstrumentId, Instrument> instruments() {
        return instruments;
    }

    InstrumentId any(Fault fault) {
        return List.copyOf(instruments.keySet()).get(fault.choice(instruments.size()));
    }

    /** Every instrument moves a little. */
    void walk() {
        books.forEach((id, book) -> {
            long step = chance.between(-15, 15);
            book.cents = Math.max(1000, book.cents + (isHalted(id) ? 0 : step));
        });
        publish();
    }

    /** A jump of up to four percent. */
    void gap(InstrumentId id, Fault fault) {
        Book book = requireNonNull(books.get(id));
        book.cents += book.cents * (fault.choice(9) - 4) / 100;
        publish();
    }

    void split(InstrumentId id) {
        Book book = requireNonNull(books.get(id));
        book.cents = book.cents / 2;
        book.known = book.cents;
    }

    private void publish() {
        if (timeline.instant().isBefore(feedAt)) {
            return;
        }
        for (Book book : books.values()) {
            book.known = book.cents;
            book.knownAt = timeline.instant();
        }
    }

    void freeze(Duration time) {
        feedAt = timeline.instant().plus(time);
    }

    void hide(Duration time) {
        pricesAt = timeline.instant().plus(time);
    }

    void halt(InstrumentId id, Duration time) {
        halted.put(id, timeline.instant().plus(time));
    }

    boolean isHalted(InstrumentId id) {
        return timeline.instant().isBefore(halted.getOrDefault(id, Instant.MIN));
    }

    /** All is well from now on, and nobody wants anything. */
    void clear() {
        feedAt = Instant.MIN;
        pricesAt = Instant.MIN;
        halted.clear();
        moods = false;
        publish();
    }

    Price last(InstrumentId id) {
        return price(requireNonNull(books.get(id)).cents);
    }

    /** Whether there is a price now. */
    boolean isPriced() {
        return !timeline.instant().isBefore(pricesAt);
    }

    /** What we were told last. */
    Price known(InstrumentId id) {
        return price(requireNonNull(books.get(id)).known);
    }

    /** When we were told. */
    Instant knownAt(InstrumentId id) {
        return requireNonNull(books.get(id)).knownAt;
    }

    private static Price price(long cents) {
        return new Price(BigDecimal.valueOf(cents, 2));
    }

    @Override
    public List<Fact> facts(InstrumentId id, Instant now, Optional<Instant> previousCycle) {
        Duration age = Duration.between(requireNonNull(books.get(id)).knownAt, now);
        boolean stale = age.compareTo(MAX_AGE) > 0;
        String symbol = id.toString();
        return List.of(
                new DataQuality(symbol, stale, false, false, false, 0, age.toSeconds()),
                mood(symbol, "ebb", now),
                mood(symbol, "flow", now),
                new MarketState(symbol, !isHalted(id), false, 0, 1440, isHalted(id)));
    }

    /** A hundredth between 0 and 1, the same however often a cycle is tried; 0.5 when nobody wants anything. */
    private Indicator mood(String symbol, String name, Instant now) {
        String key = symbol + name + now.getEpochSecond() / 60;
        double value = moods ? Chance.of(seed, key).below(100) / 100.0 : 0.5;
        return new Indicator(symbol, "1m", name, value, 0.5, true);
    }

    @Override
    public Optional<Mark> mark(InstrumentId id, Instant now) {
        Book book = requireNonNull(books.get(id));
        return now.isBefore(pricesAt)
                ? Optional.empty()
                : Optional.of(new Mark(price(book.known), book.knownAt, PriceSource.LAST_TRADE));
    }
}
