package io.drover.model;

import java.time.Instant;

/**
 * A reference price of an instrument.
 *
 * @param price exact, on the tick grid
 * @param time when the market made it, UTC
 * @param source what kind of price
 */
public record Mark(Price price, Instant time, PriceSource source) {}
