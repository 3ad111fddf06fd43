package io.drover.store.file;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When it is time for a checkpoint: every 1,000 records or 60 seconds, and for each mebibyte of the state that much less
 * often, so that keeping states never costs more than keeping records. One thread.
 */
public final class CheckpointPace {
    private static final int EVERY_RECORDS = 1000;
    private static final int MEBIBYTE = 1 << 20;
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final Clock clock;
    private int stretch = 1;
    private Instant signedAt;

    /** @param clock real time */
    public CheckpointPace(Clock clock) {
        this.clock = clock;
        this.signedAt = clock.instant();
    }

    /** Whether so many records, or so long ago, is enough. */
    public boolean isDue(long records) {
        Duration age = Duration.between(signedAt, clock.instant());
        return records >= (long) stretch * EVERY_RECORDS
                || (records > 0 && age.compareTo(EVERY.multipliedBy(stretch)) >= 0);
    }

    /** The next one has a state of this size, in bytes. */
    public void weighs(int stateBytes) {
        stretch = 1 + stateBytes / MEBIBYTE;
    }

    /** One was kept now. */
    public void kept() {
        signedAt = clock.instant();
    }
}
