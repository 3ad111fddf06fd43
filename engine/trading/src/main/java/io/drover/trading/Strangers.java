package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Orders that a broker shows without an id of ours, matched with ours that it has not shown yet: by instrument, side,
 * quantity, prices and time. An order and a stranger belong together when neither could belong to another.
 */
final class Strangers {
    /** By how much a broker's clock may be behind ours. */
    private static final Duration CLOCK = Duration.ofMinutes(15);

    private final Books books;
    private final BrokerSnapshot theirs;
    private final Map<Order, List<BrokerOrder>> fitting = new HashMap<>();

    Strangers(Books books, BrokerSnapshot theirs) {
        this.books = books;
        this.theirs = theirs;
        Set<OrderId> taken = taken(books);
        lookedFor().forEach(o -> fitting.put(o, candidates(o, taken)));
    }

    /** Ours of which the broker has given no id: sent ones, legs of sent ones, and those that were given up. */
    private Stream<Order> lookedFor() {
        return Stream.concat(books.openOrders().stream(), books.watched().stream())
                .filter(o -> o.orderId().isEmpty() && !o.isQuarantined() && sent(o).isPresent());
    }

    /** Ours that could be several strangers, or that share one. */
    List<Order> doubtful() {
        return fitting.keySet().stream()
                .filter(o -> !of(o).isEmpty() && match(o).isEmpty())
                .sorted(Comparator.comparing(o -> o.clOrdId().value()))
                .toList();
    }

    /** What fits an order of ours. */
    List<BrokerOrder> of(Order ours) {
        return fitting.getOrDefault(ours, List.of());
    }

    /** The order of ours that a stranger is. */
    Optional<Order> find(BrokerOrder stranger) {
        return fitting.keySet().stream()
                .filter(o -> match(o).filter(stranger::equals).isPresent())
                .findFirst();
    }

    private Optional<BrokerOrder> match(Order ours) {
        List<BrokerOrder> mine = of(ours);
        boolean only = mine.size() == 1
                && fitting.values().stream()
                                .filter(f -> f.contains(mine.get(0)))
                                .count()
                        == 1;
        return only ? Optional.of(mine.get(0)) : Optional.empty();
    }

    private List<BrokerOrder> candidates(Order ours, Set<OrderId> taken) {
        StateImage.Sent sent = sent(ours).orElseThrow();
        OrderRequest request = ours.request();
        return theirs.orders().stream()
                .filter(o -> o.clOrdId().isEmpty() && o.instrument().equals(request.instrument()))
                .filter(o -> o.side() == request.side() && isOfSize(ours, o.orderQty()))
                .filter(o -> o.mayHave(request.limitPx(), request.stopPx()))
                .filter(o -> !o.createdAt().isBefore(sent.at().minus(CLOCK)))
                .filter(o -> !sent.known().contains(o.orderId()) && !taken.contains(o.orderId()))
                .toList();
    }

    /** A leg follows its entry's fills: any part of it. */
    private static boolean isOfSize(Order ours, Quantity quantity) {
        int compared = quantity.compareTo(ours.request().orderQty());
        return ours.is(OrderRole.PROTECTIVE) ? compared <= 0 : compared == 0;
    }

    /** When and upon what an order was sent; a leg with its entry. */
    private Optional<StateImage.Sent> sent(Order order) {
        return books.order(order.family()).flatMap(Order::sent);
    }

    /** Ids of the broker's that are orders of ours. */
    private static Set<OrderId> taken(Books books) {
        Set<OrderId> taken = new TreeSet<>(Comparator.comparing(OrderId::value));
        books.orders().forEach(o -> o.orderId().ifPresent(taken::add));
        return taken;
    }
}
