package io.drover.market.indicator;

import io.drover.market.series.Bars;

/** Indicators that swing around a middle. */
final class Oscillators {
    private Oscillators() {}

    /** Relative strength index, 0 to 100, after J. W. Wilder, 1978; 100 when nothing fell. */
    static Calculation relativeStrength(int n, Source source) {
        Step gains = Steps.wilder(n);
        Step losses = Steps.wilder(n);
        Step before = Steps.delayed(1);
        return (bars, i) -> {
            double x = source.of(bars, i);
            double change = x - before.next(x);
            double gain = gains.next(positive(change));
            double loss = losses.next(positive(-change));
            return loss == 0 ? 100 : 100 - 100 / (1 + gain / loss);
        };
    }

    /** x where positive, else 0; NaN stays. */
    private static double positive(double x) {
        return x < 0 ? 0 : x;
    }

    /** Moving average convergence and divergence: fast exponential average minus slow one. */
    static Calculation convergence(int fast, int slow) {
        Step quick = Steps.exponential(fast);
        Step calm = Steps.exponential(slow);
        return (bars, i) -> quick.next(bars.close(i)) - calm.next(bars.close(i));
    }

    /** Exponential average of the above. */
    static Calculation convergenceSignal(int fast, int slow, int signal) {
        Calculation line = convergence(fast, slow);
        Step average = Steps.exponential(signal);
        return (bars, i) -> average.next(line.next(bars, i));
    }

    static Calculation convergenceHistogram(int fast, int slow, int signal) {
        Calculation line = convergence(fast, slow);
        Step average = Steps.exponential(signal);
        return (bars, i) -> {
            double value = line.next(bars, i);
            return value - average.next(value);
        };
    }

    /** Stochastic oscillator %K, 0 to 100, smoothed by a simple average; 0 where the range is empty. */
    static Calculation stochastic(int n, int smooth) {
        Step highest = Steps.highest(n);
        Step lowest = Steps.lowest(n);
        Step average = new Mean(smooth);
        return (bars, i) -> {
            double high = highest.next(bars.high(i));
            double low = lowest.next(bars.low(i));
            return average.next(Ranges.ratio(100 * (bars.close(i) - low), high - low));
        };
    }

    /** %D: simple average of %K. */
    static Calculation stochasticSignal(int n, int smooth, int signal) {
        Calculation line = stochastic(n, smooth);
        Step average = new Mean(signal);
        return (bars, i) -> average.next(line.next(bars, i));
    }

    /** Williams %R, -100 to 0. */
    static Calculation williams(int n) {
        Calculation raw = stochastic(n, 1);
        return (bars, i) -> raw.next(bars, i) - 100;
    }

    /** Change over n bars, as a ratio: 0.02 is 2 % up. */
    static Calculation change(int n, Source source) {
        Step before = Steps.delayed(n);
        return (bars, i) -> {
            double x = source.of(bars, i);
            double earlier = before.next(x);
            return x / earlier - 1;
        };
    }

    /** Commodity channel index with the constant 0.015, after D. Lambert, 1980. */
    static Calculation channelIndex(int n) {
        Mean mean = new Mean(n);
        Window window = new Window(n);
        return (bars, i) -> {
            double x = Source.TYPICAL.of(bars, i);
            double average = mean.next(x);
            window.push(x);
            return Double.isNaN(average) ? average : Ranges.ratio(x - average, 0.015 * meanDistance(window, average));
        };
    }

    private static double meanDistance(Window window, double average) {
        double sum = 0;
        for (int k = 0; k < window.size(); k++) {
            sum += Math.abs(window.get(k) - average);
        }
        return sum / window.size();
    }

    /** On-balance volume, 0 at the first bar. */
    static Calculation onBalanceVolume() {
        Step before = Steps.delayed(1);
        return new Calculation() {
            private double sum;

            @Override
            public double next(Bars bars, int i) {
                double change = bars.close(i) - before.next(bars.close(i));
                sum += Double.isNaN(change) ? 0 : Math.signum(change) * bars.volume(i);
                return sum;
            }
        };
    }

    /** Volume-weighted average of the typical price since the anchor; NaN while nothing traded. */
    static Calculation volumeWeighted() {
        return new Calculation() {
            private double value;
            private double units;

            @Override
            public double next(Bars bars, int i) {
                value += Source.TYPICAL.of(bars, i) * bars.volume(i);
                units += bars.volume(i);
                return units == 0 ? Double.NaN : value / units;
            }
        };
    }

    /** Volume-weighted average of the typical price over n bars; NaN where nothing traded. */
    static Calculation volumeWeighted(int n) {
        Step value = Steps.windowed(n, Window::sum);
        Step units = Steps.windowed(n, Window::sum);
        return (bars, i) -> {
            double paid = value.next(Source.TYPICAL.of(bars, i) * bars.volume(i));
            return paid / units.next(bars.volume(i));
        };
    }
}
