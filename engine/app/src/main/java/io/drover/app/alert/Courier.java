package io.drover.app.alert;

import io.drover.app.alert.Alert.Level;
import io.drover.model.Control;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings alerts to one sink, one after the other, on a thread of its own: what fails is tried again with growing pauses until it
 * has been told. So an alert may be told twice, and never gets lost.
 */
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int UNSENT_AFTER = 3;
    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();
    private static final long FIRST_PAUSE = Duration.ofMillis(500).toNanos();
    private static final long POLL_MILLIS = 100;
    private static final long LAST_MILLIS = 3000;
    private static final long NEVER = -1;
    private static final long LATE = Duration.ofSeconds(2).toNanos();

    private final Sink sink;
    private final Outbox outbox;
    private final LongSupplier nanos;
    private final Consumer<Event> events;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile long failingSince = NEVER;
    private volatile boolean closing;

    /** An alert and when it was raised, monotonic nanoseconds; one of an earlier run is late anyway. */
    private record Waiting(Alert alert, OptionalLong raised) {}

    /** @param events told once when alerts cannot be told, once when they can again, and when one was told late */
    Courier(Sink sink, Outbox outbox, LongSupplier nanos, Consumer<Event> events) {
        this.sink = sink;
        this.outbox = outbox;
        this.nanos = nanos;
        this.events = events;
        outbox.waiting(sink.name()).forEach(alert -> queue.add(new Waiting(alert, OptionalLong.empty())));
        this.thread = new Thread(this::work, "drover-alerts-" + sink.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Has it told as soon as those before it have been; never blocks.
     *
     * @param raised monotonic nanoseconds
     */
    void take(Alert alert, long raised) {
        queue.add(new Waiting(alert, OptionalLong.of(raised)));
    }

    /** Monotonic nanoseconds since which nothing could be told; absent while it works or nothing was tried. */
    OptionalLong failingSince() {
        long since = failingSince;
        return since == NEVER ? OptionalLong.empty() : OptionalLong.of(since);
    }

    private void work() {
        try {
            while (!closing || !queue.isEmpty()) {
                Waiting next = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    bring(next);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("alerts_wait sink={} waiting={}", sink.name(), queue.size());
        }
    }

    private void bring(Waiting next) throws InterruptedException {
        for (int attempt = 1; !told(next.alert(), attempt); attempt++) {
            pause(attempt);
        }
        if (failingSince != NEVER) {
            failingSince = NEVER;
            event(Level.INFO, "ALERT_SINK_BACK", "tells again, %d alerts wait".formatted(queue.size()));
        }
        long took = nanos.getAsLong() - next.raised().orElse(nanos.getAsLong());
        if (took > LATE) {
            event(
                    Level.WARN,
                    Control.C33.code(),
                    "told alert %d after %s".formatted(next.alert().id(), Duration.ofNanos(took)));
        }
    }

    private static void pause(int attempt) throws InterruptedException {
        LockSupport.parkNanos(Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempt, 10)));
        if (Thread.interrupted()) {
            throw new InterruptedException("the run ends");
        }
    }

    private boolean told(Alert alert, int attempt) {
        try {
            sink.tell(alert);
        } catch (IOException e) {
            failed(attempt, e);
            return false;
        }
        try {
            outbox.told(alert, sink.name());
        } catch (IOException e) {
            LOG.error("outbox_not_written cause=\"{}\"", e.toString());
        }
        return true;
    }

    private void failed(int attempt, IOException e) {
        if (failingSince == NEVER) {
            failingSince = nanos.getAsLong();
        }
        LOG.warn("alert_not_told sink={} attempt={} cause=\"{}\"", sink.name(), attempt, e.getMessage());
        if (attempt == UNSENT_AFTER) {
            event(
                    Level.ERROR,
                    "ALERT_UNSENT",
                    "tells nobody: %s; %d alerts wait".formatted(e.getMessage(), queue.size() + 1));
        }
    }

    private void event(Level level, String code, String text) {
        events.accept(new Event(level, code, code + "|" + sink.name(), sink.name() + " " + text, 0));
    }

    /** Waits a little for what has still to be told, unless the sink fails anyway; the next run tells the rest. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(failingSince == NEVER ? LAST_MILLIS : 1);
            thread.interrupt();
            thread.join(LAST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sink.close();
    }
}
