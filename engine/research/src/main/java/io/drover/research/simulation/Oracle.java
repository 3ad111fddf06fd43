package io.drover.research.simulation;

import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.TradingState;
import io.drover.trading.EngineState;
import io.drover.trading.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares the venue's book with the engine's when all is quiet. A difference that the engine has noticed, so that its
 * instrument or the account is not free to trade, is what was promised; a silent one is not.
 */
final class Oracle {
    private final Venue venue;

    Oracle(Venue venue) {
        this.venue = venue;
    }

    /**
     * A difference.
     *
     * @param text ours and theirs
     * @param noticed whether trading is restricted where it is
     */
    record Difference(String text, boolean noticed) {}

    List<Difference> compare(EngineState ours) {
        List<Difference> found = new ArrayList<>();
        BigDecimal cash = ours.books().cash().amount();
        if (cash.compareTo(venue.cash()) != 0) {
            boolean noticed = ours.tradingStates().account() != TradingState.ACTIVE;
            found.add(new Difference("cash %s, at the venue %s".formatted(cash, venue.cash()), noticed));
        }
        TreeSet<InstrumentId> held = new TreeSet<>(venue.positions().keySet());
        ours.books().positions().forEach(h -> held.add(h.instrument().id()));
        for (InstrumentId id : held) {
            BigDecimal mine = ours.books().holding(id).quantity().value();
            if (mine.compareTo(venue.position(id)) != 0) {
                differ(found, ours, id, "%s of %s, at the venue %s".formatted(mine, id, venue.position(id)));
            }
        }
        venue.orders().forEach(theirs -> order(found, ours, theirs));
        for (Order order : ours.books().openOrders()) {
            if (order.isSent() && venue.find(order.clOrdId()).isEmpty()) {
                String text = "order %s is %s, the venue has none".formatted(order.clOrdId(), order.status());
                differ(found, ours, order.request().instrument(), text);
            }
        }
        return found;
    }

    private void order(List<Difference> found, EngineState ours, VenueOrder theirs) {
        InstrumentId id = theirs.request.instrument();
        Optional<Order> mine = ours.books().order(theirs.request.clOrdId());
        boolean open = mine.filter(Order::isOpen).isPresent();
        boolean held = mine.filter(Order::isHeld).isPresent();
        String name = "order %s is %s, at the venue %s"
                .formatted(theirs.request.clOrdId(), mine.map(Order::status), theirs.status);
        if (mine.isEmpty() ? theirs.isOpen() : open != theirs.isOpen() || held != theirs.isHeld()) {
            differ(found, ours, id, name);
        } else if (mine.filter(o -> o.cumQty().value().compareTo(theirs.cumQty) != 0)
                .isPresent()) {
            differ(found, ours, id, name + ", filled " + theirs.cumQty);
        } else if (open
                && mine.filter(o -> o.leavesQty().value().compareTo(theirs.leaves()) != 0)
                        .isPresent()) {
            differ(found, ours, id, name + ", left " + theirs.leaves());
        } else if (mine.filter(o -> o.status() == OrdStatus.UNKNOWN).isPresent() && theirs.isOpen()) {
            differ(found, ours, id, name);
        }
    }

    private static void differ(List<Difference> found, EngineState ours, InstrumentId id, String text) {
        String strategy = ours.books().holding(id).strategy();
        boolean noticed = ours.tradingStates().of(strategy, id.toString()) != TradingState.ACTIVE;
        found.add(new Difference(text, noticed));
    }
}
