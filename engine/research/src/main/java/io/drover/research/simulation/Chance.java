package io.drover.research.simulation;

import java.util.List;

/** Seeded random numbers (SplitMix64, Steele, Lea and Flood 2014), the same on every Java release. */
final class Chance {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(long seed) {
        this.state = seed;
    }

    /** Numbers that do not depend on how many of others were drawn. */
    static Chance of(long seed, String purpose) {
        return new Chance(mix(seed ^ mix(purpose.hashCode())));
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    private static long mix(long x) {
        long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True once in {@code times}. */
    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
