package io.drover.report;

import io.drover.fact.FactNumbers;
import io.drover.fact.Position;
import io.drover.model.Currency;
import io.drover.model.Decimals;
import io.drover.model.ExecId;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.order.AccountEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The positions of the account. */
final class BookFold {
    private final Map<InstrumentId, Instrument> instruments = new HashMap<>();
    private final Map<InstrumentId, InstrumentBook> books = new TreeMap<>();
    private final List<Fill> fills = new ArrayList<>();

    BookFold(List<Instrument> instruments) {
        instruments.forEach(instrument -> this.instruments.put(instrument.id(), instrument));
    }

    void book(Fill fill, Stamp stamp) {
        if (stamp.inPeriod()) {
            fills.add(fill);
        }
        of(fill.report().instrument()).book(fill);
    }

    void amend(InstrumentId instrument, ExecId fill, Consumer<Fill> change) {
        of(instrument).amend(fill, change);
    }

    void split(AccountEvent.Split event) {
        of(event.instrument()).split(event);
    }

    private InstrumentBook of(InstrumentId id) {
        return books.computeIfAbsent(id, key -> new InstrumentBook(multiplier(key)));
    }

    private BigDecimal multiplier(InstrumentId id) {
        Instrument instrument = instruments.get(id);
        return instrument == null ? BigDecimal.ONE : instrument.multiplier();
    }

    /** Fills of the period, as they stand after corrections. */
    List<Fill> fills() {
        return fills;
    }

    List<Trip> closedTrips() {
        return books.values().stream()
                .flatMap(book -> book.closedTrips().stream())
                .toList();
    }

    /** What all fills brought until now, open positions at the given marks; an unmarked one counts at its cost. */
    BigDecimal worth(List<Position> marks) {
        Map<String, BigDecimal> prices = prices(marks);
        return books.entrySet().stream()
                .map(e -> e.getValue()
                        .worth(prices.getOrDefault(
                                e.getKey().toString(), e.getValue().averagePrice())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> prices(List<Position> marks) {
        Map<String, BigDecimal> prices = new HashMap<>();
        marks.forEach(p -> prices.put(p.symbol(), Decimals.normalize(FactNumbers.toDecimal(p.lastPrice()))));
        return prices;
    }

    /** Open positions at the given marks. */
    List<ReportData.Holding> holdings(List<Position> marks) {
        Map<String, BigDecimal> prices = prices(marks);
        return books.entrySet().stream()
                .filter(e -> !e.getValue().isFlat())
                .map(e -> holding(
                        e.getKey(),
                        e.getValue(),
                        Optional.ofNullable(prices.get(e.getKey().toString()))))
                .toList();
    }

    private static ReportData.Holding holding(InstrumentId id, InstrumentBook book, Optional<BigDecimal> last) {
        return new ReportData.Holding(id, book.quantity(), book.averagePrice(), last, last.map(book::unrealized));
    }

    /** What cannot be added up in account currency, or was counted with a guess. */
    List<String> notes(Currency account) {
        List<String> notes = new ArrayList<>();
        for (InstrumentId id : new TreeSet<>(books.keySet())) {
            Instrument instrument = instruments.get(id);
            if (instrument == null) {
                notes.add(
                        "%s was traded but is not configured: it counts 1 %s per price point.".formatted(id, account));
            } else if (!instrument.currency().equals(account)) {
                notes.add("%s trades in %s: its amounts are added to those in %s without conversion."
                        .formatted(id, instrument.currency(), account));
            }
        }
        return notes;
    }
}
