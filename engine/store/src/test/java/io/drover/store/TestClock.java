package io.drover.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on by a step each time it is read, and wherever it is put. */
public final class TestClock extends Clock {
    private final Duration step;
    private Instant now;

    public TestClock(String start, Duration step) {
        this.now = Instant.parse(start);
        this.step = step;
    }

    /** From 5 January 2026, 14:30 UTC, one second a reading. */
    public static TestClock seconds() {
        return new TestClock("2026-01-05T14:30:00Z", Duration.ofSeconds(1));
    }

    public void set(String instant) {
        now = Instant.parse(instant);
    }

    @Override
    public Instant instant() {
        Instant reading = now;
        now = now.plus(step);
        return reading;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
