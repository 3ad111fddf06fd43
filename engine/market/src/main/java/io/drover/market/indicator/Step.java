package io.drover.market.indicator;

/** One stage of a calculation: numbers in, numbers out. NaN in gives NaN out and is not remembered. */
interface Step {
    double next(double x);
}
