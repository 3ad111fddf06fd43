package io.drover.report;

import io.drover.fact.FactNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A vertical axis with round steps. */
final class ValueAxis {
    private static final int STEPS = 5;
    private final double low;
    private final double high;
    private final double step;
    private final int decimals;

    ValueAxis(double min, double max) {
        double span = max > min ? max - min : Math.max(Math.abs(max) / 100, 1e-9);
        double raw = span / STEPS;
        int exponent = (int) StrictMath.floor(StrictMath.log10(raw));
        double unit = StrictMath.pow(10, exponent);
        double mantissa = raw / unit;
        this.step = unit * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 2.5 ? 2.5 : mantissa <= 5 ? 5 : 10);
        int digits = -(int) StrictMath.floor(StrictMath.log10(step * 1.0000001));
        this.decimals = Math.max(0, mantissa > 2 && mantissa <= 2.5 ? digits + 1 : digits);
        double from = max > min ? min : min - span / 2;
        double to = max > min ? max : max + span / 2;
        this.low = Math.floor(from / step) * step;
        this.high = Math.ceil(to / step) * step;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** Distance from the top, 0 to 1. */
    double place(double value) {
        return (high - value) / (high - low);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    String label(double tick) {
        BigDecimal value = FactNumbers.toDecimal(tick).setScale(decimals, RoundingMode.HALF_EVEN);
        return Figures.fixed(value);
    }

    int decimals() {
        return decimals;
    }
}
