package io.drover.app.alert;

import io.drover.app.alert.Alert.Level;
import io.drover.app.config.AlertSettings;
import io.drover.journal.JournalRecord;
import io.drover.model.Control;
import io.drover.trading.MachineTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what happens (C33). Whoever raises an event only leaves it here; a thread of its own makes few alerts of many
 * events, keeps them in the outbox, writes them to the log, and passes them to the couriers. An alert that came late, and one that
 * nobody could be told, is an event itself.
 */
public final class Alerts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int ROOM = 10_000;
    private static final long POLL_MILLIS = 100;
    private static final long LATE = Duration.ofSeconds(1).toNanos();

    private final AlertSettings settings;
    private final Clock wall;
    private final LongSupplier nanos;
    private final RecordEvents records;
    private final Condenser condenser;
    private final Outbox outbox;
    private final List<Courier> couriers;
    private final BlockingQueue<Raised> raised = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;
    private long id;

    /** An event and when it was raised, monotonic nanoseconds. */
    private record Raised(Event event, long at) {}

    /**
     * Begins at once, with what earlier runs could not tell.
     *
     * @param sinks that reach people; the log is always told
     * @param file of the outbox
     * @param wall clock of the alerts
     * @param nanos monotonic nanoseconds
     */
    public Alerts(AlertSettings settings, List<Sink> sinks, Path file, Clock wall, LongSupplier nanos) {
        this.settings = settings;
        this.wall = wall;
        this.nanos = nanos;
        this.records = new RecordEvents(settings.denialsAtLeast());
        this.condenser = new Condenser(settings.repeatAfter(), settings.maxPerMinute(), nanos.getAsLong());
        this.outbox = new Outbox(file, sinks.stream().map(Sink::name).collect(Collectors.toSet()));
        this.id = outbox.lastId();
        this.couriers = sinks.stream()
                .map(sink -> new Courier(sink, outbox, nanos, this::raise))
                .toList();
        this.thread = new Thread(this::work, "drover-alerts");
        thread.setDaemon(true);
        couriers.forEach(Courier::start);
        thread.start();
    }

    /** Journal record of which people were told last, 0 for none: later ones may not have been told after a crash. */
    public long lastSequence() {
        return outbox.lastSequence();
    }

    /** A record was journaled. Never blocks. */
    public void saw(long sequence, JournalRecord record) {
        records.of(sequence, record).ifPresent(this::raise);
    }

    /** The journal does not take a record any more, which therefore cannot tell of it. Never blocks. */
    public void journalFailed(String cause) {
        alarm(Control.C41.code(), "the journal failed: " + cause);
    }

    /** Something that no record tells, and that wakes a person. Never blocks. */
    public void alarm(String code, String text) {
        raise(new Event(Level.CRITICAL, code, code, text, 0));
    }

    /** Never blocks: where there is no room any more only the number is told. */
    private void raise(Event event) {
        if (!raised.offer(new Raised(event, nanos.getAsLong()))) {
            lost.incrementAndGet();
        }
    }

    /** That nobody has been told anything for too long although there was something to tell. Any thread. */
    public Optional<MachineTrouble> trouble() {
        if (couriers.isEmpty()) {
            return Optional.empty();
        }
        long newest = Long.MIN_VALUE;
        for (Courier courier : couriers) {
            OptionalLong since = courier.failingSince();
            if (since.isEmpty()) {
                return Optional.empty();
            }
            newest = Math.max(newest, since.getAsLong());
        }
        Duration silent = Duration.ofNanos(nanos.getAsLong() - newest);
        return silent.compareTo(settings.unsentFor()) > 0
                ? Optional.of(new MachineTrouble(
                        "ALERTS_UNSENT",
                        "silent_for=%s, max=%s"
                                .formatted(silent.truncatedTo(ChronoUnit.SECONDS), settings.unsentFor())))
                : Optional.empty();
    }

    private void work() {
        while (!closing || !raised.isEmpty()) {
            try {
                Raised next = raised.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    condenser.take(next.event(), nanos.getAsLong()).ifPresent(event -> tell(event, next.at()));
                }
                condenser.due(nanos.getAsLong()).forEach(this::tell);
                tellLost();
            } catch (InterruptedException e) {
                closing = true;
            }
        }
        condenser.all().forEach(this::tell);
    }

    private void tellLost() {
        long many = lost.getAndSet(0);
        if (many > 0) {
            tell(new Event(
                    Level.ERROR,
                    "ALERTS_LOST",
                    "ALERTS_LOST",
                    "%d events came too fast to be told".formatted(many),
                    0));
        }
    }

    private void tell(Event event) {
        tell(event, nanos.getAsLong());
    }

    private void tell(Event event, long at) {
        Alert alert = new Alert(++id, wall.instant(), event.level(), event.code(), event.text(), event.sequence());
        try {
            outbox.add(alert);
        } catch (IOException e) {
            LOG.error("outbox_not_written cause=\"{}\"", e.toString());
        }
        couriers.forEach(courier -> courier.take(alert, at));
        log(alert);
        long took = nanos.getAsLong() - at;
        if (took > LATE && !event.code().equals(Control.C33.code())) {
            raise(new Event(
                    Level.WARN,
                    Control.C33.code(),
                    Control.C33.code(),
                    "alert %d was kept after %s".formatted(alert.id(), Duration.ofNanos(took)),
                    0));
        }
    }

    private static void log(Alert alert) {
        switch (alert.level()) {
            case INFO -> LOG.info("alert id={} code={} text=\"{}\"", alert.id(), alert.code(), alert.text());
            case WARN -> LOG.warn("alert id={} code={} text=\"{}\"", alert.id(), alert.code(), alert.text());
            case ERROR, CRITICAL ->
                LOG.error("alert id={} code={} text=\"{}\"", alert.id(), alert.code(), alert.text());
        }
    }

    /** Tells what is left, as far as a few seconds allow; the next run tells the rest. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        couriers.forEach(Courier::close);
        outbox.close();
    }
}
