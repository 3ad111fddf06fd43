package io.drover.app.run;

import io.drover.model.Quantity;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.CancelRequest;
import io.drover.port.BrokerExecutor;
import io.drover.port.BrokerUnavailableException;
import io.drover.port.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Has a broker cancel the entries that work there, and asks it again and again until it shows none. Needs neither journal nor
 * engine; protective stops and exits stay. Any thread that the broker allows.
 */
public final class EntryCancellation {
    private static final Duration ALARM = Duration.ofSeconds(30);

    private final BrokerExecutor broker;
    private final BiPredicate<BrokerOrder, BrokerSnapshot> isEntry;
    private final Means means;

    /**
     * What it needs besides the broker.
     *
     * @param ids of the requests
     * @param clock what the broker's books are asked by
     * @param nanos monotonic nanoseconds, for durations only
     * @param pause waits between two attempts
     * @param alarm told, once, that entries still work after half a minute
     */
    public record Means(IdSource ids, Clock clock, LongSupplier nanos, Runnable pause, Consumer<String> alarm) {}

    /**
     * What came of it.
     *
     * @param requests how many cancels were asked for
     * @param left entries that the broker still shows, as far as is known
     * @param trouble why its books could not be read at last, "" when they could
     */
    public record Outcome(int requests, List<BrokerOrder> left, String trouble) {
        public Outcome {
            left = List.copyOf(left);
        }

        /** Whether the broker has shown that no entry works. */
        public boolean isVerified() {
            return left.isEmpty() && trouble.isEmpty();
        }
    }

    /** @param isEntry tells entries from what must stay */
    public EntryCancellation(BrokerExecutor broker, BiPredicate<BrokerOrder, BrokerSnapshot> isEntry, Means means) {
        this.broker = broker;
        this.isEntry = isEntry;
        this.means = means;
    }

    /**
     * Where nothing is known but the broker's books: an order that could open a position, let it grow or turn it. What can
     * only make it smaller stays, whoever sent it.
     */
    public static boolean mayGrow(BrokerOrder order, BrokerSnapshot books) {
        Quantity held = books.positions().stream()
                .filter(position -> position.instrument().equals(order.instrument()))
                .map(BrokerPosition::quantity)
                .findFirst()
                .orElse(Quantity.ZERO);
        Quantity leaves = order.orderQty().minus(order.cumQty());
        boolean opposite = order.side().sign() > 0 ? held.negated().isPositive() : held.isPositive();
        return !opposite || leaves.compareTo(held.abs()) > 0;
    }

    /** Returns when the broker shows no entry, or when patience ends. */
    public Outcome untilNone(Duration patience) {
        long began = means.nanos().getAsLong();
        boolean alarmed = false;
        Outcome now = once(0);
        while (!now.isVerified() && passed(began).compareTo(patience) < 0) {
            if (!alarmed && passed(began).compareTo(ALARM) >= 0) {
                alarmed = true;
                means.alarm().accept(words(now));
            }
            means.pause().run();
            now = once(now.requests());
        }
        return now;
    }

    private Duration passed(long began) {
        return Duration.ofNanos(means.nanos().getAsLong() - began);
    }

    private Outcome once(int requests) {
        try {
            List<BrokerOrder> entries = entries();
            int asked = requests;
            for (BrokerOrder entry : entries) {
                broker.cancel(request(entry, ++asked));
            }
            return new Outcome(asked, entries.isEmpty() ? entries : entries(), "");
        } catch (BrokerUnavailableException e) {
            return new Outcome(requests, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private CancelRequest request(BrokerOrder entry, int number) {
        return new CancelRequest(
                means.ids()
                        .idOf(
                                entry.orderId().value(),
                                "stop-%s-%d".formatted(means.clock().instant(), number)),
                entry.clOrdId().orElseThrow(),
                entry.instrument());
    }

    /** An order without an id of ours cannot be named in a request, and is not ours to cancel. */
    private List<BrokerOrder> entries() {
        BrokerSnapshot books = broker.snapshot(means.clock().instant());
        return books.orders().stream()
                .filter(order -> order.ordStatus().isOpen() && order.clOrdId().isPresent())
                .filter(order -> isEntry.test(order, books))
                .toList();
    }

    private static String words(Outcome now) {
        return now.trouble().isEmpty()
                ? "entries still work at the broker: "
                        + now.left().stream()
                                .map(o -> o.instrument() + " " + o.orderId())
                                .toList()
                : "the broker's books cannot be read: " + now.trouble();
    }
}
