package io.drover.market;

import io.drover.fact.Fact;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSet;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.DataSet;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.port.MarketData;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was known of a recorded market at any instant. Bars, with their indicators, are known from their end on, daily bars
 * from their session's close; trades and quotes from their time on. Indicators are computed when this is made. Asking for
 * later and later instants costs constant time; going back is allowed.
 */
public final class HistoricalMarketData implements MarketData {
    private final Map<InstrumentId, InstrumentView> views = new HashMap<>();

    /**
     * A market of the given instruments; those without a series in the data set are stale for ever.
     *
     * @param indicators computed for every instrument that has bars of their timeframe
     */
    public HistoricalMarketData(
            DataSet data, Collection<Instrument> instruments, List<IndicatorSpec> indicators, Calendars calendars) {
        IndicatorSet set = IndicatorSet.of(indicators);
        indicators.forEach(spec -> requireBars(spec, data));
        for (Instrument instrument : instruments) {
            views.put(instrument.id(), new InstrumentView(instrument, data, set, calendars.get(instrument.calendar())));
        }
    }

    @Override
    public List<Fact> facts(InstrumentId instrument, Instant now, Optional<Instant> previousCycle) {
        long previous = previousCycle.isPresent() ? previousCycle.get().toEpochMilli() : Long.MIN_VALUE;
        return view(instrument).facts(now, previous);
    }

    @Override
    public Optional<Mark> mark(InstrumentId instrument, Instant now) {
        return view(instrument).mark(now);
    }

    private InstrumentView view(InstrumentId instrument) {
        InstrumentView view = views.get(instrument);
        if (view == null) {
            throw new IllegalArgumentException(
                    "instrument (%s) is not part of this market.\nMaybe add it to instruments.yaml."
                            .formatted(instrument));
        }
        return view;
    }

    private static void requireBars(IndicatorSpec spec, DataSet data) {
        boolean any = data.instruments().stream()
                .anyMatch(id -> data.bars(id, spec.timeframe()).isPresent());
        if (!any) {
            throw new IllegalArgumentException(
                    "indicator %s: data set %s has no bars of %s.\nMaybe declare another timeframe."
                            .formatted(spec, data.name(), spec.timeframe()));
        }
    }
}
