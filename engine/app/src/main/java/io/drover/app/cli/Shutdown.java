package io.drover.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks a run to end when the process gets SIGINT or SIGTERM, and keeps the process alive until it has. */
final class Shutdown {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Shutdown(Runnable ask) {
        this.hook = new Thread(
                () -> {
                    ask.run();
                    await();
                },
                "drover-shutdown");
    }

    /**
     * Does work that must end in order.
     *
     * @param ask makes it end; any thread
     */
    static <T> T guard(Runnable ask, Supplier<T> work) {
        Shutdown shutdown = new Shutdown(ask);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        try {
            return work.get();
        } finally {
            shutdown.ended();
        }
    }

    private void await() {
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            ended.countDown();
        }
    }
}
