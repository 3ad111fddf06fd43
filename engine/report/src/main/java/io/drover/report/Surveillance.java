package io.drover.report;

import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Own orders looked at as a market would: how many came to a trade, how many were cancelled without one, how often the same
 * small order came again, and whether orders of one side were cancelled around a trade of the other (control C42).
 */
final class Surveillance {
    /** So close together orders belong to one pattern. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** So many orders of one side, cancelled unfilled around a trade of the other side, look like layers. */
    private static final int LAYERS = 5;

    private Surveillance() {}

    private record Key(String strategy, InstrumentId instrument) {}

    static List<ReportData.Pattern> of(List<OrderRow> orders) {
        Map<Key, List<OrderRow>> groups = new TreeMap<>(Comparator.comparing(Key::strategy)
                .thenComparing(k -> k.instrument().toString()));
        orders.stream()
                .filter(o -> o.parent().isEmpty() && !o.status().equals("ABANDONED"))
                .forEach(o -> groups.computeIfAbsent(new Key(o.strategy(), o.instrument()), k -> new ArrayList<>())
                        .add(o));
        return groups.entrySet().stream()
                .map(e -> pattern(e.getKey(), e.getValue()))
                .toList();
    }

    private static ReportData.Pattern pattern(Key key, List<OrderRow> orders) {
        long traded = orders.stream().filter(Surveillance::traded).count();
        long cancelled = orders.stream().filter(Surveillance::cancelled).count();
        return new ReportData.Pattern(
                key.strategy(),
                key.instrument(),
                orders.size(),
                traded,
                cancelled,
                traded == 0 ? Optional.empty() : Optional.of(ratio(orders.size(), traded)),
                ratio(cancelled, orders.size()),
                repeats(orders),
                layers(orders));
    }

    private static BigDecimal ratio(long part, long of) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(of), 4, RoundingMode.HALF_EVEN);
    }

    /** Most orders of one side and quantity within the window. */
    private static long repeats(List<OrderRow> orders) {
        return IntStream.range(0, orders.size())
                .mapToLong(i -> near(orders, i).stream()
                        .filter(o -> !o.approvedAt().isBefore(orders.get(i).approvedAt())
                                && o.side() == orders.get(i).side()
                                && o.orderQty().compareTo(orders.get(i).orderQty()) == 0)
                        .count())
                .max()
                .orElse(0);
    }

    /** Whether around one trade enough orders of the other side were cancelled without any. */
    private static boolean layers(List<OrderRow> orders) {
        return IntStream.range(0, orders.size())
                .filter(i -> traded(orders.get(i)))
                .anyMatch(i -> near(orders, i).stream()
                                .filter(o -> cancelled(o)
                                        && o.side().sign()
                                                != orders.get(i).side().sign())
                                .count()
                        >= LAYERS);
    }

    /** Those decided within the window before or after one; orders come in the order of their decisions. */
    private static List<OrderRow> near(List<OrderRow> orders, int index) {
        int from = index;
        while (from > 0
                && within(orders.get(from - 1).approvedAt(), orders.get(index).approvedAt())) {
            from--;
        }
        int to = index + 1;
        while (to < orders.size()
                && within(orders.get(index).approvedAt(), orders.get(to).approvedAt())) {
            to++;
        }
        return orders.subList(from, to);
    }

    private static boolean within(Instant first, Instant then) {
        Duration apart = Duration.between(first, then);
        return !apart.isNegative() && apart.compareTo(WINDOW) < 0;
    }

    private static boolean traded(OrderRow order) {
        return order.cumQty().signum() > 0;
    }

    private static boolean cancelled(OrderRow order) {
        return order.status().equals(OrdStatus.CANCELED.name()) && !traded(order);
    }
}
