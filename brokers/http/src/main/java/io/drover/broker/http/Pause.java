package io.drover.broker.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass between two attempts. */
@FunctionalInterface
public interface Pause {
    /** Waits on the calling thread. */
    Pause REAL = duration -> {
        boolean never = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
        assert !never;
    };

    void of(Duration duration) throws InterruptedException;
}
