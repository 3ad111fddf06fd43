package io.drover.market;

import io.drover.fact.Fact;
import io.drover.market.calendar.Calendars;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.indicator.IndicatorSet;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.indicator.RunningIndicator;
import io.drover.market.series.LastBar;
import io.drover.market.series.Timeframe;
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
 * A market as it is heard of, bar by bar. Indicators begin with the first bar. Only what the next cycle can see is kept, so
 * memory does not grow; an instant before the last bar heard of cannot be asked for.
 */
public final class LiveMarketData implements MarketData {
    private final Map<InstrumentId, Line> lines = new HashMap<>();

    /**
     * A market of which nothing has been heard yet.
     *
     * @param timeframe of the bars that will come
     * @param indicators of that timeframe
     */
    public LiveMarketData(
            Collection<Instrument> instruments,
            Timeframe timeframe,
            List<IndicatorSpec> indicators,
            Calendars calendars) {
        IndicatorSet set = IndicatorSet.of(indicators);
        indicators.forEach(spec -> requireTimeframe(spec, timeframe));
        for (Instrument instrument : instruments) {
            lines.put(
                    instrument.id(),
                    new Line(instrument, timeframe, set.begin(timeframe), calendars.get(instrument.calendar())));
        }
    }

    /** A bar has closed; each instrument's bars in order of time. */
    public void heard(MarketEvent.BarClosed bar) {
        line(bar.instrument()).heard(bar);
    }

    @Override
    public List<Fact> facts(InstrumentId instrument, Instant now, Optional<Instant> previousCycle) {
        long previous = previousCycle.isPresent() ? previousCycle.get().toEpochMilli() : Long.MIN_VALUE;
        return line(instrument).view.facts(now, previous);
    }

    @Override
    public Optional<Mark> mark(InstrumentId instrument, Instant now) {
        return line(instrument).view.mark(now);
    }

    private static void requireTimeframe(IndicatorSpec spec, Timeframe timeframe) {
        if (!spec.timeframe().equals(timeframe)) {
            throw new IllegalArgumentException(
                    "indicator %s: bars of %s will come, none of %s.\nMaybe declare it for %s."
                            .formatted(spec, timeframe, spec.timeframe(), timeframe));
        }
    }

    private Line line(InstrumentId instrument) {
        Line line = lines.get(instrument);
        if (line == null) {
            throw new IllegalArgumentException(
                    "instrument (%s) is not part of this market.\nMaybe add it to instruments.yaml."
                            .formatted(instrument));
        }
        return line;
    }

    /** One instrument. */
    private static final class Line {
        private final LastBar bars;
        private final List<RunningIndicator> indicators;
        private final ExchangeCalendar calendar;
        private final InstrumentView view;

        Line(Instrument instrument, Timeframe timeframe, List<RunningIndicator> indicators, ExchangeCalendar calendar) {
            this.bars = new LastBar(instrument.id(), timeframe);
            this.indicators = indicators;
            this.calendar = calendar;
            this.view = new InstrumentView(instrument, BarView.heard(bars, indicators), calendar);
        }

        void heard(MarketEvent.BarClosed bar) {
            bars.bar(bar.start(), bar.end(), isGap(bar.start()))
                    .prices(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            int last = bars.size() - 1;
            for (RunningIndicator indicator : indicators) {
                indicator.closed(bars, last);
            }
        }

        /** Whether the market was open at some time between the last bar's end and {@code start}. */
        private boolean isGap(long start) {
            int last = bars.size() - 1;
            if (last < 0 || bars.end(last) >= start) {
                return false;
            }
            Instant from = Instant.ofEpochMilli(bars.end(last));
            return calendar.isOpen(from)
                    || calendar.nextOpen(from)
                            .filter(open -> open.toEpochMilli() < start)
                            .isPresent();
        }
    }
}
