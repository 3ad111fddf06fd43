package io.drover.market.series;

import io.drover.market.action.CorporateAction;
import io.drover.market.action.CorporateActions;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.model.InstrumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * A named collection of series: bars per instrument and timeframe, trades, quotes and corporate actions per instrument.
 * Immutable.
 */
public final class DataSet {
    private final String name;
    private final NavigableMap<InstrumentId, NavigableMap<Timeframe, BarSeries>> bars;
    private final NavigableMap<InstrumentId, TradeSeries> trades;
    private final NavigableMap<InstrumentId, QuoteSeries> quotes;
    private final NavigableMap<InstrumentId, CorporateActions> actions;

    private DataSet(Builder b) {
        this.name = b.name;
        this.bars = new TreeMap<>();
        b.bars.forEach((id, series) -> bars.put(id, new TreeMap<>(series)));
        this.trades = new TreeMap<>(b.trades);
        this.quotes = new TreeMap<>(b.quotes);
        this.actions = new TreeMap<>(b.actions);
    }

    public static Builder builder(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** All instruments that have any series, sorted. */
    public SortedSet<InstrumentId> instruments() {
        SortedSet<InstrumentId> all = new TreeSet<>(bars.keySet());
        all.addAll(trades.keySet());
        all.addAll(quotes.keySet());
        return Collections.unmodifiableSortedSet(all);
    }

    /** The instrument's bars of all timeframes, the shortest first. */
    public List<BarSeries> bars(InstrumentId instrument) {
        return List.copyOf(
                bars.getOrDefault(instrument, Collections.emptyNavigableMap()).values());
    }

    public Optional<BarSeries> bars(InstrumentId instrument, Timeframe timeframe) {
        return Optional.ofNullable(
                bars.getOrDefault(instrument, Collections.emptyNavigableMap()).get(timeframe));
    }

    public Optional<TradeSeries> trades(InstrumentId instrument) {
        return Optional.ofNullable(trades.get(instrument));
    }

    public Optional<QuoteSeries> quotes(InstrumentId instrument) {
        return Optional.ofNullable(quotes.get(instrument));
    }

    /** Its splits and dividends by date; prices of the data set are raw where there are any. */
    public List<CorporateAction> actions(InstrumentId instrument) {
        return Optional.ofNullable(actions.get(instrument))
                .map(CorporateActions::all)
                .orElse(List.of());
    }

    /**
     * The same with bars of one more timeframe, for every instrument that lacks them and has trades or shorter bars to make them
     * of, see {@link Aggregation}.
     *
     * @param calendars of an instrument; needed for daily bars
     */
    public DataSet withBars(Timeframe timeframe, Function<InstrumentId, ExchangeCalendar> calendars) {
        Builder more = new Builder(name);
        for (InstrumentId id : instruments()) {
            bars(id).forEach(more::bars);
            trades(id).ifPresent(more::trades);
            quotes(id).ifPresent(more::quotes);
            Optional.ofNullable(actions.get(id)).ifPresent(more::actions);
            if (bars(id, timeframe).isEmpty()) {
                made(id, timeframe, calendars).ifPresent(more::bars);
            }
        }
        return more.build();
    }

    private Optional<BarSeries> made(
            InstrumentId id, Timeframe timeframe, Function<InstrumentId, ExchangeCalendar> calendars) {
        Optional<BarSeries> longest = bars(id).stream()
                .filter(series -> series.timeframe().compareTo(timeframe) < 0
                        && timeframe.millis() % series.timeframe().millis() == 0)
                .reduce((shorter, longer) -> longer);
        if (timeframe.isDaily()) {
            return longest.map(series -> Aggregation.daily(series, calendars.apply(id)));
        }
        return longest.map(series -> Aggregation.ofBars(series, timeframe))
                .or(() -> trades(id).map(series -> Aggregation.ofTrades(series, timeframe)));
    }

    /** All ends of bars of a timeframe, of any instrument, ascending, each once: when a cycle on those bars is due. */
    public Iterable<Instant> barEnds(Timeframe timeframe) {
        long[] ends = barEndMillis(timeframe);
        return () -> LongStream.of(ends).mapToObj(Instant::ofEpochMilli).iterator();
    }

    /** As {@link #barEnds}, in epoch milliseconds. */
    public long[] barEndMillis(Timeframe timeframe) {
        List<BarSeries> different = new ArrayList<>();
        for (NavigableMap<Timeframe, BarSeries> series : bars.values()) {
            BarSeries one = series.get(timeframe);
            if (one != null && different.stream().noneMatch(one::sameTimesAs)) {
                different.add(one);
            }
        }
        return different.stream()
                .flatMapToLong(DataSet::ends)
                .sorted()
                .distinct()
                .toArray();
    }

    private static LongStream ends(BarSeries series) {
        return LongStream.range(0, series.size()).map(i -> series.end((int) i));
    }

    /** Collects series; a second one for the same instrument and kind is refused. */
    public static final class Builder {
        private final String name;
        private final NavigableMap<InstrumentId, NavigableMap<Timeframe, BarSeries>> bars = new TreeMap<>();
        private final NavigableMap<InstrumentId, TradeSeries> trades = new TreeMap<>();
        private final NavigableMap<InstrumentId, QuoteSeries> quotes = new TreeMap<>();
        private final NavigableMap<InstrumentId, CorporateActions> actions = new TreeMap<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder bars(BarSeries series) {
            NavigableMap<Timeframe, BarSeries> mine = bars.computeIfAbsent(series.instrument(), id -> new TreeMap<>());
            once(mine.put(series.timeframe(), series) == null, series.instrument(), series.timeframe() + " bars");
            return this;
        }

        public Builder trades(TradeSeries series) {
            once(trades.put(series.instrument(), series) == null, series.instrument(), "trades");
            return this;
        }

        public Builder quotes(QuoteSeries series) {
            once(quotes.put(series.instrument(), series) == null, series.instrument(), "quotes");
            return this;
        }

        public Builder actions(CorporateActions ofOne) {
            once(actions.put(ofOne.instrument(), ofOne) == null, ofOne.instrument(), "corporate actions");
            return this;
        }

        public DataSet build() {
            return new DataSet(this);
        }

        private void once(boolean first, InstrumentId instrument, String what) {
            if (!first) {
                throw new IllegalArgumentException("data set %s has %s of %s twice.\nMaybe a file is listed twice."
                        .formatted(name, what, instrument));
            }
        }
    }
}
