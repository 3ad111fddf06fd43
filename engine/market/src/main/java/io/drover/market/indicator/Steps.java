package io.drover.market.indicator;

import java.util.function.ToDoubleFunction;

/** Stages that several indicators share. */
final class Steps {
    private Steps() {}

    /** Exponential average with factor 2 / (n + 1), begun with the mean of the first n numbers. */
    static Step exponential(int n) {
        return seeded(n, 2.0 / (n + 1));
    }

    /** Wilder's average, factor 1 / n, begun with the mean of the first n numbers. */
    static Step wilder(int n) {
        return new Step() {
            private final Step seed = new Mean(n);
            private double average = Double.NaN;

            @Override
            public double next(double x) {
                if (Double.isNaN(x)) {
                    return x;
                }
                average = Double.isNaN(average) ? seed.next(x) : (average * (n - 1) + x) / n;
                return average;
            }
        };
    }

    private static Step seeded(int n, double factor) {
        return new Step() {
            private final Step seed = new Mean(n);
            private double average = Double.NaN;

            @Override
            public double next(double x) {
                if (Double.isNaN(x)) {
                    return x;
                }
                average = Double.isNaN(average) ? seed.next(x) : average + factor * (x - average);
                return average;
            }
        };
    }

    /** Average with weights 1 for the oldest to n for the newest. */
    static Step weighted(int n) {
        return windowed(n, window -> {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += (k + 1) * window.get(k);
            }
            return sum / (n * (n + 1.0) / 2);
        });
    }

    /** Standard deviation of the whole population of n numbers. */
    static Step deviation(int n) {
        Mean mean = new Mean(n);
        Step squares = new Step() {
            private final Window window = new Window(n);

            @Override
            public double next(double x) {
                double average = mean.next(x);
                if (Double.isNaN(x)) {
                    return x;
                }
                window.push(x);
                return window.isFull() ? Math.sqrt(sumOfSquares(window, average) / n) : Double.NaN;
            }
        };
        return squares;
    }

    private static double sumOfSquares(Window window, double mean) {
        double sum = 0;
        for (int k = 0; k < window.size(); k++) {
            double distance = window.get(k) - mean;
            sum += distance * distance;
        }
        return sum;
    }

    static Step highest(int n) {
        return windowed(n, Window::max);
    }

    static Step lowest(int n) {
        return windowed(n, Window::min);
    }

    /** The number n places before. */
    static Step delayed(int n) {
        return new Step() {
            private final Window window = new Window(n);

            @Override
            public double next(double x) {
                return Double.isNaN(x) ? x : window.push(x);
            }
        };
    }

    static Step windowed(int n, ToDoubleFunction<Window> function) {
        return new Step() {
            private final Window window = new Window(n);

            @Override
            public double next(double x) {
                if (Double.isNaN(x)) {
                    return x;
                }
                window.push(x);
                return window.isFull() ? function.applyAsDouble(window) : Double.NaN;
            }
        };
    }
}
