package io.drover.trading;

import io.drover.order.MessageRate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What may be sent within a broker's message rate, in any second and in any minute. A quarter of each is kept for cancels
 * and for orders that protect or close; entries never touch it. Only monotonic time makes room.
 */
final class Throttle {
    private static final long SECOND = 1_000_000_000L;
    private static final int KEPT = 4;

    private final List<Window> windows;

    /** Without a rate everything may be sent. */
    Throttle(Optional<MessageRate> rate, LongSupplier nanos) {
        this.windows = rate.map(r -> List.of(
                        new Window(r.perSecond(), SECOND, nanos), new Window(r.perMinute(), 60 * SECOND, nanos)))
                .orElse(List.of());
    }

    /** Whether a message may leave now. */
    boolean allows(boolean entry) {
        for (Window window : windows) {
            if (!window.hasRoom(entry)) {
                return false;
            }
        }
        return true;
    }

    /** A message leaves now. */
    void sent() {
        windows.forEach(Window::add);
    }

    private static final class Window {
        private final int limit;
        private final long length;
        private final LongSupplier nanos;
        private final Deque<Long> sent = new ArrayDeque<>();

        Window(int limit, long length, LongSupplier nanos) {
            this.limit = limit;
            this.length = length;
            this.nanos = nanos;
        }

        /** Where the clock steps back nothing grows older, so there is no more room. */
        boolean hasRoom(boolean entry) {
            long now = nanos.getAsLong();
            while (!sent.isEmpty() && now - sent.getFirst() >= length) {
                sent.removeFirst();
            }
            return sent.size() < limit - (entry ? limit / KEPT : 0);
        }

        void add() {
            sent.addLast(nanos.getAsLong());
        }
    }
}
