/**
 * Columnar stores of bars, trades and quotes. Times are epoch milliseconds UTC, prices and volumes doubles.
 */
@NullMarked
package io.drover.market.series;

import org.jspecify.annotations.NullMarked;
