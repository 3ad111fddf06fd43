package io.drover.trading;

import io.drover.fact.FactNumbers;
import io.drover.fact.Position;
import io.drover.model.Mark;
import io.drover.model.Money;
import io.drover.model.Price;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A position at its price of this cycle.
 *
 * @param holding not flat
 * @param isMarked whether the market has a price
 * @param price the market's; without one the position counts as a loss: at the last price seen, moved against it
 * @param value signed, account currency
 */
record ValuedHolding(Holding holding, boolean isMarked, Price price, Money value) {
    static ValuedHolding of(Holding holding, Optional<Mark> mark, BigDecimal collarRatio) {
        Price price = mark.isPresent() ? mark.get().price() : holding.worstPrice(collarRatio);
        return new ValuedHolding(holding, mark.isPresent(), price, holding.marketValue(price));
    }

    Position toFact() {
        double last = FactNumbers.of(isMarked ? price : holding.lastPrice());
        double cost = FactNumbers.of(holding.cost().abs().amount());
        double unrealized = FactNumbers.of(value.minus(holding.cost()).amount());
        return new Position(
                holding.symbol(),
                holding.strategy(),
                FactNumbers.of(holding.quantity()),
                FactNumbers.of(holding.averagePrice()),
                last,
                FactNumbers.of(value.amount()),
                unrealized,
                FactNumbers.of(holding.realizedPnl().amount()),
                cost == 0 ? 0 : unrealized / cost,
                holding.high() == 0 ? last : Math.max(holding.high(), last),
                holding.low() == 0 ? last : Math.min(holding.low(), last),
                holding.entryTime().toEpochMilli());
    }
}
