package io.drover.trading;

import io.drover.model.InstrumentId;
import io.drover.model.OrderId;
import io.drover.model.Quantity;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Our books and the broker's side by side. It changes nothing. */
public final class Comparison {
    private static final String NONE = "none";

    private final Books ours;
    private final BrokerSnapshot theirs;

    private Comparison(Books ours, BrokerSnapshot theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /**
     * One thing as both sides know it.
     *
     * @param kind {@code cash}, {@code position} or {@code order}
     * @param symbol instrument id, "" for cash
     * @param key what it is: an instrument, or an order by our id or else by the broker's; "" for cash
     * @param ours what our books say, "none" when nothing
     * @param theirs what the broker's say
     * @param difference theirs less ours where both are amounts, in words otherwise; "" when both say the same
     */
    public record Row(String kind, String symbol, String key, String ours, String theirs, String difference) {
        public boolean agrees() {
            return difference.isEmpty();
        }
    }

    /** Cash, then positions, then orders of which at least one side says that they work. */
    public static List<Row> of(Books ours, BrokerSnapshot theirs) {
        Comparison both = new Comparison(ours, theirs);
        List<Row> rows = new ArrayList<>(both.holdings());
        rows.addAll(both.orders());
        return List.copyOf(rows);
    }

    /** Cash and positions. */
    static List<Row> holdings(Books ours, BrokerSnapshot theirs) {
        return new Comparison(ours, theirs).holdings();
    }

    private List<Row> holdings() {
        List<Row> rows = new ArrayList<>();
        String cash = theirs.cash().equals(ours.cash())
                ? ""
                : theirs.cash().minus(ours.cash()).toString();
        rows.add(new Row("cash", "", "", ours.cash().toString(), theirs.cash().toString(), cash));
        SortedMap<InstrumentId, Quantity> mine = new TreeMap<>();
        ours.positions().forEach(h -> mine.put(h.instrument().id(), h.quantity()));
        SortedMap<InstrumentId, Quantity> other = new TreeMap<>();
        theirs.positions().forEach(p -> other.put(p.instrument(), p.quantity()));
        Set<InstrumentId> all = new TreeSet<>(mine.keySet());
        all.addAll(other.keySet());
        all.forEach(id ->
                rows.add(position(id, mine.getOrDefault(id, Quantity.ZERO), other.getOrDefault(id, Quantity.ZERO))));
        return rows;
    }

    private static Row position(InstrumentId id, Quantity mine, Quantity other) {
        String difference = mine.equals(other) ? "" : other.minus(mine).toString();
        return new Row("position", id.toString(), id.toString(), mine.toString(), other.toString(), difference);
    }

    private List<Row> orders() {
        List<Row> rows = new ArrayList<>();
        Set<OrderId> shown = new HashSet<>();
        for (Order order : ours.openOrders()) {
            if (order.isSent() && order.isWorking()) {
                Optional<BrokerOrder> found = find(order);
                found.ifPresent(o -> shown.add(o.orderId()));
                rows.add(row(order, found));
            }
        }
        for (BrokerOrder order : theirs.orders()) {
            if (order.ordStatus().isOpen() && shown.add(order.orderId())) {
                rows.add(new Row(
                        "order",
                        order.instrument().toString(),
                        order.clOrdId()
                                .map(Object::toString)
                                .orElse(order.orderId().toString()),
                        NONE,
                        words(order),
                        "not ours"));
            }
        }
        return rows;
    }

    private Optional<BrokerOrder> find(Order order) {
        return theirs.orders().stream()
                .filter(o -> o.clOrdId()
                                .filter(id -> id.equals(order.clOrdId()) || id.equals(order.workingId()))
                                .isPresent()
                        || order.orderId().filter(o.orderId()::equals).isPresent())
                .findFirst();
    }

    private static Row row(Order order, Optional<BrokerOrder> found) {
        String mine =
                words(order.status().name(), order.cumQty(), order.request().orderQty());
        String other = found.map(Comparison::words).orElse(NONE);
        String difference = found.isEmpty() ? "not at the broker" : mine.equals(other) ? "" : "not the same";
        return new Row(
                "order",
                order.request().instrument().toString(),
                order.clOrdId().toString(),
                mine,
                other,
                difference);
    }

    private static String words(BrokerOrder order) {
        return words(order.ordStatus().name(), order.cumQty(), order.orderQty());
    }

    private static String words(String status, Quantity cumQty, Quantity orderQty) {
        return "%s %s of %s".formatted(status, cumQty, orderQty);
    }
}
