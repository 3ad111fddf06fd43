package io.drover.broker.simulated;

import io.drover.order.ExecutionReport;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Reports on their way to the listener, in order and once each. The listener runs outside of the lock and may cause new
 * reports, which follow when it has returned.
 */
final class ReportQueue {
    private final Queue<ExecutionReport> waiting = new ArrayDeque<>();
    private Optional<Consumer<ExecutionReport>> listener = Optional.empty();
    private boolean delivering;

    synchronized void listen(Consumer<ExecutionReport> newListener) {
        listener = Optional.of(newListener);
    }

    synchronized void add(List<ExecutionReport> reports) {
        waiting.addAll(reports);
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Hands over everything that waits, unless somebody is at it already. */
    void deliver() {
        Optional<Consumer<ExecutionReport>> to = begin();
        if (to.isEmpty()) {
            return;
        }
        try {
            for (Optional<ExecutionReport> next = next(); next.isPresent(); next = next()) {
                to.orElseThrow().accept(next.orElseThrow());
            }
        } finally {
            end();
        }
    }

    private synchronized Optional<Consumer<ExecutionReport>> begin() {
        if (delivering || waiting.isEmpty()) {
            return Optional.empty();
        }
        delivering = listener.isPresent();
        return listener;
    }

    private synchronized Optional<ExecutionReport> next() {
        return Optional.ofNullable(waiting.poll());
    }

    private synchronized void end() {
        delivering = false;
    }
}
