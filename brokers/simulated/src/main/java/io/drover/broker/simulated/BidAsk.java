package io.drover.broker.simulated;

import io.drover.model.Price;
import io.drover.model.Quantity;

/**
 * Best bid and offer, exact.
 *
 * @param bid what a sale gets
 * @param ask what a purchase pays
 * @param bidSize units wanted at the bid, 0 when unknown
 * @param askSize units offered at the ask, 0 when unknown
 */
public record BidAsk(Price bid, Price ask, Quantity bidSize, Quantity askSize) {}
