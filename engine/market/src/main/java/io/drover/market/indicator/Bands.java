package io.drover.market.indicator;

/** Channels around a price. */
final class Bands {
    private Bands() {}

    /** Bollinger band: simple average plus {@code widths} population standard deviations. */
    static Calculation bollinger(int n, double widths) {
        Step mean = new Mean(n);
        Step deviation = Steps.deviation(n);
        return (bars, i) -> {
            double close = bars.close(i);
            return mean.next(close) + widths * deviation.next(close);
        };
    }

    /** Where the close stands between the bands: 0 at the lower, 1 at the upper; 0.5 where they meet. */
    static Calculation bollingerPosition(int n, double widths) {
        Step mean = new Mean(n);
        Step deviation = Steps.deviation(n);
        return (bars, i) -> {
            double close = bars.close(i);
            double middle = mean.next(close);
            double half = widths * deviation.next(close);
            return half == 0 ? 0.5 : (close - middle + half) / (2 * half);
        };
    }

    /** Donchian channel of the n bars before this one, so that this bar can leave it: its upper edge. */
    static Calculation donchianUpper(int n) {
        Step highest = Steps.highest(n);
        Step before = Steps.delayed(1);
        return (bars, i) -> highest.next(before.next(bars.high(i)));
    }

    static Calculation donchianLower(int n) {
        Step lowest = Steps.lowest(n);
        Step before = Steps.delayed(1);
        return (bars, i) -> lowest.next(before.next(bars.low(i)));
    }

    static Calculation donchianMiddle(int n) {
        Calculation upper = donchianUpper(n);
        Calculation lower = donchianLower(n);
        return (bars, i) -> (upper.next(bars, i) + lower.next(bars, i)) / 2;
    }
}
