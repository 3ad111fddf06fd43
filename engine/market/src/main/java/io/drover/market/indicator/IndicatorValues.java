package io.drover.market.indicator;

/** Values of one declared indicator after bars. */
public interface IndicatorValues {
    String name();

    /** Whether there is a value after bar {@code i} and one after the bar before. */
    boolean isKnown(int i);

    /** Value after bar {@code i}; NaN when its history is not whole. */
    double value(int i);

    /** Value after the bar before {@code i}, from the same anchor; NaN when there is none. */
    double previous(int i);
}
