/** A broker made of recorded or live market data: exact fills, fees and margin, for backtest and paper. */
@NullMarked
package io.drover.broker.simulated;

import org.jspecify.annotations.NullMarked;
