package io.drover.research.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What will happen, in order of time; what is due at one instant happens in an order drawn by lot. UTC. */
final class Timeline extends Clock {
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparing(Event::at).thenComparing(Event::lot).thenComparing(Event::number));
    private final Chance lots;
    private Instant now;
    private long number;

    Timeline(Instant start, Chance lots) {
        this.now = start;
        this.lots = lots;
    }

    private record Event(Instant at, long lot, long number, Runnable what) {}

    /** Never before now. */
    void at(Instant time, Runnable what) {
        events.add(new Event(time.isBefore(now) ? now : time, lots.next(), number++, what));
    }

    void after(Duration delay, Runnable what) {
        at(now.plus(delay), what);
    }

    /** Lets the next event happen, unless it is after {@code end}; whether there was one. */
    boolean step(Instant end) {
        Optional<Event> next = Optional.ofNullable(events.peek()).filter(e -> !e.at().isAfter(end));
        next.ifPresent(event -> {
            events.remove();
            now = event.at();
            event.what().run();
        });
        return next.isPresent();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock: a simulation has no local time. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
