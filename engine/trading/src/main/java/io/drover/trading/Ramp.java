package io.drover.trading;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Tighter ceilings of the hard gate while rules are new to a journal (C37). They stop entries only.
 *
 * @param length how long, from the first run of the rules on
 * @param maxOrderRatio worst value of one order over equity, 0.02 is 2 %
 * @param maxPositionRatio position in one instrument over equity, working entries included
 * @param maxInstruments in which something is held or works
 */
public record Ramp(Duration length, BigDecimal maxOrderRatio, BigDecimal maxPositionRatio, int maxInstruments) {}
