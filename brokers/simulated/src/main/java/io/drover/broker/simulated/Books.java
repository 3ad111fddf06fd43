package io.drover.broker.simulated;

import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cash and positions of the simulated account, exact; only the average price is rounded (34 digits). */
final class Books {
    private final Map<InstrumentId, Holding> holdings = new LinkedHashMap<>();
    private BigDecimal cash;

    Books(BigDecimal cash) {
        this.cash = cash;
    }

    BigDecimal cash() {
        return cash;
    }

    Quantity position(InstrumentId instrument) {
        return Optional.ofNullable(holdings.get(instrument))
                .map(Holding::quantity)
                .orElse(Quantity.ZERO);
    }

    Optional<Price> avgPx(InstrumentId instrument) {
        return Optional.ofNullable(holdings.get(instrument)).map(Holding::avgPx);
    }

    /** Instruments that are not flat, in order of first entry. */
    Set<InstrumentId> held() {
        return holdings.keySet();
    }

    /** Books one fill; the quantity is negative for a sale. */
    void book(Instrument instrument, Quantity signed, Price price, BigDecimal fee) {
        cash = cash.subtract(instrument.value(price, signed).amount()).subtract(fee);
        Holding after = Optional.ofNullable(holdings.get(instrument.id()))
                .map(held -> held.plus(signed, price))
                .orElseGet(() -> new Holding(signed, price));
        if (after.quantity().isZero()) {
            holdings.remove(instrument.id());
        } else {
            holdings.put(instrument.id(), after);
        }
    }

    /** Books cash that no order moved. */
    void pay(BigDecimal amount) {
        cash = cash.add(amount);
    }

    /** Every unit becomes {@code ratio} units; a fraction leaves for cash. */
    void split(InstrumentId instrument, BigDecimal ratio, Quantity fraction, BigDecimal cashInLieu) {
        cash = cash.add(cashInLieu);
        holdings.computeIfPresent(
                instrument, (id, held) -> held.split(ratio, fraction).orElse(null));
    }

    List<BrokerPosition> positions() {
        List<BrokerPosition> positions = new ArrayList<>(holdings.size());
        holdings.forEach((id, held) -> positions.add(new BrokerPosition(id, held.quantity(), held.avgPx())));
        positions.sort(Comparator.comparing(BrokerPosition::instrument));
        return positions;
    }

    private record Holding(Quantity quantity, Price avgPx) {
        /** Absent when nothing is left. */
        Optional<Holding> split(BigDecimal ratio, Quantity fraction) {
            Quantity after = new Quantity(quantity.value().multiply(ratio)).minus(fraction);
            Price price = new Price(avgPx.value().divide(ratio, MathContext.DECIMAL128));
            return Optional.of(new Holding(after, price))
                    .filter(held -> !held.quantity().isZero());
        }

        Holding plus(Quantity signed, Price price) {
            Quantity after = quantity.plus(signed);
            if (signed.signum() == quantity.signum()) {
                BigDecimal cost = quantity.value()
                        .multiply(avgPx.value())
                        .add(signed.value().multiply(price.value()));
                return new Holding(after, new Price(cost.divide(after.value(), MathContext.DECIMAL128)));
            }
            return new Holding(after, after.signum() == quantity.signum() ? avgPx : price);
        }
    }
}
