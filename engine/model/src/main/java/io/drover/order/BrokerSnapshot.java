package io.drover.order;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The broker's own books at one moment: what ours must equal.
 *
 * @param account the account it reports
 * @param cash cash balance
 * @param orders open orders and those closed since the requested time
 * @param positions what it holds for us; an instrument that is flat is absent
 * @param executions fills since the requested time, oldest first
 * @param events splits and dividends since the requested time, oldest first
 * @param at when it was taken, UTC
 */
public record BrokerSnapshot(
        String account,
        Money cash,
        List<BrokerOrder> orders,
        List<BrokerPosition> positions,
        List<ExecutionReport> executions,
        List<AccountEvent> events,
        Instant at) {
    public BrokerSnapshot {
        orders = List.copyOf(orders);
        positions = List.copyOf(positions);
        executions = List.copyOf(executions);
        events = List.copyOf(events);
    }

    /** Of an account to which nothing happened without an order. */
    public BrokerSnapshot(
            String account,
            Money cash,
            List<BrokerOrder> orders,
            List<BrokerPosition> positions,
            List<ExecutionReport> executions,
            Instant at) {
        this(account, cash, orders, positions, executions, List.of(), at);
    }

    /**
     * An order as the broker has it.
     *
     * @param clOrdId our id, absent for orders that are not ours
     * @param orderId the broker's id
     * @param instrument what
     * @param side of the order
     * @param orderQty ordered
     * @param cumQty filled
     * @param ordStatus its status; {@code UNKNOWN} where the broker has used up the id and shows no more of it
     * @param createdAt when the broker took it, UTC
     * @param limitPx its limit; absent where it has none or the broker shows no prices
     * @param stopPx its stop; absent where it has none or the broker shows no prices
     */
    public record BrokerOrder(
            Optional<ClOrdId> clOrdId,
            OrderId orderId,
            InstrumentId instrument,
            Side side,
            Quantity orderQty,
            Quantity cumQty,
            OrdStatus ordStatus,
            Instant createdAt,
            Optional<Price> limitPx,
            Optional<Price> stopPx) {
        /** Of a broker that shows no prices of orders. */
        public BrokerOrder(
                Optional<ClOrdId> clOrdId,
                OrderId orderId,
                InstrumentId instrument,
                Side side,
                Quantity orderQty,
                Quantity cumQty,
                OrdStatus ordStatus,
                Instant createdAt) {
            this(
                    clOrdId,
                    orderId,
                    instrument,
                    side,
                    orderQty,
                    cumQty,
                    ordStatus,
                    createdAt,
                    Optional.empty(),
                    Optional.empty());
        }

        /** Whether it shows these prices, or none at all. */
        public boolean mayHave(Optional<Price> limit, Optional<Price> stop) {
            boolean shown = limitPx.isPresent() || stopPx.isPresent();
            return !shown || (limitPx.equals(limit) && stopPx.equals(stop));
        }
    }

    /**
     * A position as the broker has it.
     *
     * @param instrument what
     * @param quantity signed
     * @param avgPx average entry price
     */
    public record BrokerPosition(InstrumentId instrument, Quantity quantity, Price avgPx) {}
}
