package io.drover.market.indicator;

import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.calendar.Session;
import io.drover.market.series.BarSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Values of one indicator after each bar of a series. Each is computed from its anchor to its bar, so it does not matter
 * when one begins to look.
 */
public final class IndicatorColumn implements IndicatorValues {
    private final String name;
    private final double[] values;
    private final double[] before;

    private IndicatorColumn(String name, double[] values, double[] before) {
        this.name = name;
        this.values = values;
        this.before = before;
    }

    static IndicatorColumn compute(
            IndicatorSpec spec, Supplier<Calculation> begin, BarSeries bars, ExchangeCalendar calendar) {
        return spec.warmUp().isEmpty()
                ? fromFirst(spec.name(), begin.get(), bars)
                : new PerSession(begin, bars, spec.warmUp().get()).compute(spec.name(), calendar);
    }

    private static IndicatorColumn fromFirst(String name, Calculation calculation, BarSeries bars) {
        double[] values = new double[bars.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = calculation.next(bars, i);
        }
        return new IndicatorColumn(name, values, new double[0]);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isKnown(int i) {
        return i >= 0 && Double.isFinite(values[i]) && Double.isFinite(previous(i));
    }

    @Override
    public double value(int i) {
        return values[i];
    }

    @Override
    public double previous(int i) {
        if (before.length > 0) {
            return before[i];
        }
        return i > 0 ? values[i - 1] : Double.NaN;
    }

    /** Begins anew some bars before each session. */
    private static final class PerSession {
        private final Supplier<Calculation> begin;
        private final BarSeries bars;
        private final int warmUp;
        private final double[] values;
        private final double[] before;

        PerSession(Supplier<Calculation> begin, BarSeries bars, int warmUp) {
            this.begin = begin;
            this.bars = bars;
            this.warmUp = warmUp;
            this.values = new double[bars.size()];
            this.before = new double[bars.size()];
            Arrays.fill(values, Double.NaN);
            Arrays.fill(before, Double.NaN);
        }

        IndicatorColumn compute(String name, ExchangeCalendar calendar) {
            int boundary = -1;
            Optional<LocalDate> day = Optional.empty();
            for (int i = 0; i < bars.size(); i++) {
                Optional<LocalDate> label =
                        calendar.sessionOf(Instant.ofEpochMilli(bars.start(i))).map(Session::label);
                if (label.isPresent() && !label.equals(day)) {
                    fill(boundary, i);
                    boundary = i;
                    day = label;
                }
            }
            fill(boundary, bars.size());
            return new IndicatorColumn(name, values, before);
        }

        /** Bars from one boundary to the next; absent where the warm-up is not stored. */
        private void fill(int from, int to) {
            if (from < warmUp) {
                return;
            }
            Calculation calculation = begin.get();
            double last = Double.NaN;
            for (int i = from - warmUp; i < to; i++) {
                double value = calculation.next(bars, i);
                if (i >= from) {
                    values[i] = value;
                    before[i] = last;
                }
                last = value;
            }
        }
    }
}
