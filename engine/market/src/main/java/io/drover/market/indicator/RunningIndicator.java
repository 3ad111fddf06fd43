package io.drover.market.indicator;

import io.drover.market.series.Bars;

/** One indicator while bars close: its last two values are kept. */
public final class RunningIndicator implements IndicatorValues {
    private final String name;
    private final Calculation calculation;
    private int at = -1;
    private double value = Double.NaN;
    private double previous = Double.NaN;

    RunningIndicator(String name, Calculation calculation) {
        this.name = name;
        this.calculation = calculation;
    }

    /** Bar {@code i} has closed; each bar once, in order. */
    public void closed(Bars bars, int i) {
        previous = value;
        value = calculation.next(bars, i);
        at = i;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isKnown(int i) {
        return i == at && Double.isFinite(value) && Double.isFinite(previous);
    }

    @Override
    public double value(int i) {
        return i == at ? value : Double.NaN;
    }

    @Override
    public double previous(int i) {
        return i == at ? previous : Double.NaN;
    }
}
