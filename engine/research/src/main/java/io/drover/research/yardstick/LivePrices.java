package io.drover.research.yardstick;

import java.util.Arrays;

/** The yardstick's random prices, in ticks: one splitmix64 stream a symbol, in integers, so that every engine sees the same. */
final class LivePrices {
    private static final int FIRST_STREAM = 2000;
    private static final int MIDDLE = 10_000;

    private final long[] states;
    private final int[] prices;

    LivePrices(int symbols) {
        this.states = new long[symbols];
        this.prices = new int[symbols];
        Arrays.fill(prices, MIDDLE);
        for (int k = 0; k < symbols; k++) {
            states[k] = 0x5DEECE66DL ^ ((FIRST_STREAM + k) * 0x9E3779B97F4A7C15L);
            for (int i = 0; i < 8; i++) {
                draw(k);
            }
        }
    }

    /** The next price of every symbol. */
    void next() {
        for (int k = 0; k < prices.length; k++) {
            prices[k] += (int) ((draw(k) >>> 33) % 31) - 15 + (MIDDLE - prices[k]) / 400;
        }
    }

    int of(int symbol) {
        return prices[symbol];
    }

    private long draw(int symbol) {
        states[symbol] += 0x9E3779B97F4A7C15L;
        long z = states[symbol];
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
