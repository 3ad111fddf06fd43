package io.drover.market;

import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.Quote;
import io.drover.fact.Trade;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.indicator.IndicatorSet;
import io.drover.market.series.DataSet;
import io.drover.market.series.QuoteSeries;
import io.drover.market.series.TradeSeries;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One instrument's market at the instant last asked for. */
final class InstrumentView {
    private final Instrument instrument;
    private final String symbol;
    private final BarView[] bars;
    private final QuoteSeries quotes;
    private final TradeSeries trades;
    private final MarketClock clock;
    private final Splits splits;
    private final References references;
    private final long maxAge;
    private int quote = -1;
    private int trade = -1;
    private long now;

    /** What is known of prices. */
    private record Prices(List<BarView> bars, QuoteSeries quotes, TradeSeries trades, Splits splits) {
        static Prices of(InstrumentId id, DataSet data, IndicatorSet indicators, ExchangeCalendar calendar) {
            Splits splits = Splits.of(data.actions(id));
            return new Prices(
                    data.bars(id).stream()
                            .sorted(Comparator.comparing(
                                    series -> series.timeframe().toString()))
                            .map(series -> BarView.recorded(series, splits, bars -> indicators.compute(bars, calendar)))
                            .toList(),
                    data.quotes(id).orElseGet(() -> QuoteSeries.builder(id).build()),
                    data.trades(id).orElseGet(() -> TradeSeries.builder(id).build()),
                    splits);
        }

        static Prices of(InstrumentId id, BarView bars) {
            return new Prices(
                    List.of(bars),
                    QuoteSeries.builder(id).build(),
                    TradeSeries.builder(id).build(),
                    Splits.NONE);
        }
    }

    InstrumentView(Instrument instrument, DataSet data, IndicatorSet indicators, ExchangeCalendar calendar) {
        this(instrument, Prices.of(instrument.id(), data, indicators, calendar), calendar);
    }

    /** Of bars only. */
    InstrumentView(Instrument instrument, BarView bars, ExchangeCalendar calendar) {
        this(instrument, Prices.of(instrument.id(), bars), calendar);
    }

    private InstrumentView(Instrument instrument, Prices prices, ExchangeCalendar calendar) {
        this.instrument = instrument;
        this.symbol = instrument.id().toString();
        this.bars = prices.bars().toArray(new BarView[0]);
        this.quotes = prices.quotes();
        this.trades = prices.trades();
        this.splits = prices.splits();
        this.clock = new MarketClock(symbol, calendar);
        this.references = new References(instrument);
        this.maxAge = instrument.maxPriceAge().toMillis();
    }

    List<Fact> facts(Instant now, long previousCycle) {
        long time = now.toEpochMilli();
        move(time);
        List<Fact> facts = new ArrayList<>(4 + 4 * bars.length);
        for (BarView bar : bars) {
            bar.addBar(facts, previousCycle);
        }
        facts.add(quality(now, time));
        for (BarView bar : bars) {
            bar.addIndicators(facts, previousCycle);
        }
        facts.add(clock.state(now, time));
        addQuote(facts, time);
        addTrade(facts, time);
        return Collections.unmodifiableList(facts);
    }

    Optional<Mark> mark(Instant now) {
        move(now.toEpochMilli());
        return switch (instrument.priceSource()) {
            case NBBO, VENUE_QUOTE -> quote < 0 ? Optional.empty() : references.mark(middle(), quotes.time(quote));
            case LAST_TRADE ->
                trade < 0
                        ? Optional.empty()
                        : references.mark(trades.price(trade) / units(trades.time(trade)), trades.time(trade));
            case BAR_CLOSE -> latest().flatMap(bar -> references.mark(bar.close(), bar.end()));
        };
    }

    private double middle() {
        return (quotes.bid(quote) + quotes.ask(quote)) / 2 / units(quotes.time(quote));
    }

    /** Units of now for one of then: what prices of then are divided by. */
    private double units(long then) {
        return splits.ratio(then, now);
    }

    private void move(long time) {
        now = time;
        for (BarView bar : bars) {
            bar.move(time);
        }
        quote = quotes.lastBy(time, quote);
        trade = trades.lastBy(time, trade);
    }

    private void addQuote(List<Fact> facts, long time) {
        if (quote >= 0) {
            double units = units(quotes.time(quote));
            facts.add(new Quote(
                    symbol,
                    quotes.time(quote),
                    quotes.bid(quote) / units,
                    quotes.ask(quote) / units,
                    quotes.bidSize(quote) * units,
                    quotes.askSize(quote) * units,
                    (time - quotes.time(quote)) / 1000.0));
        }
    }

    private void addTrade(List<Fact> facts, long time) {
        if (trade >= 0) {
            double units = units(trades.time(trade));
            facts.add(new Trade(
                    symbol,
                    trades.time(trade),
                    trades.price(trade) / units,
                    trades.size(trade) * units,
                    (time - trades.time(trade)) / 1000.0));
        }
    }

    /** Without any reference price the age is that of the epoch: older than every limit. */
    private DataQuality quality(Instant now, long time) {
        long age = time - referenceTime();
        boolean gapped = false;
        boolean suspect = false;
        int violations = 0;
        for (BarView bar : bars) {
            gapped |= bar.gapped();
            suspect |= bar.suspect();
            violations += bar.violations();
        }
        boolean crossed = quote >= 0 && quotes.crossed(quote);
        return new DataQuality(
                symbol,
                age > maxAge && clock.isOpen(now),
                crossed,
                gapped,
                suspect,
                violations + (crossed ? 1 : 0),
                age / 1000.0);
    }

    private long referenceTime() {
        return switch (instrument.priceSource()) {
            case NBBO, VENUE_QUOTE -> quote < 0 ? 0 : quotes.time(quote);
            case LAST_TRADE -> trade < 0 ? 0 : trades.time(trade);
            case BAR_CLOSE -> latest().map(BarView::end).orElse(0L);
        };
    }

    /** The bar that ended last; of several the shortest. */
    private Optional<BarView> latest() {
        BarView latest = null;
        for (BarView bar : bars) {
            if (bar.isKnown() && (latest == null || bar.isLaterThan(latest))) {
                latest = bar;
            }
        }
        return Optional.ofNullable(latest);
    }
}
