package io.drover.app.run;

import io.drover.app.run.EntryCancellation.Outcome;
import io.drover.trading.StopSign;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for stop signs from a thread of its own, whatever the owner thread does: lets no order leave any more, then has the
 * broker cancel the entries.
 */
public final class SignWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignWatch.class);
    private static final long LOOK_MILLIS = 10;

    private final Supplier<Optional<StopSign>> signs;
    private final Consumer<String> latch;
    private final Runnable fenced;
    private final Supplier<Outcome> cancellation;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "drover-sign-watch");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile Optional<StopSign> asked = Optional.empty();
    private boolean troubled;
    private volatile boolean clear;

    /**
     * A watch that has not begun.
     *
     * @param signs that may be up
     * @param latch told the reason, at once
     * @param cancellation has the broker cancel the entries then
     * @param fenced done instead where another process has taken over
     */
    public SignWatch(
            Supplier<Optional<StopSign>> signs,
            Consumer<String> latch,
            Supplier<Outcome> cancellation,
            Runnable fenced) {
        this.signs = signs;
        this.latch = latch;
        this.fenced = fenced;
        this.cancellation = cancellation;
    }

    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Rules, not a sign, stopped trading: the broker is asked until no entry works there. Any thread. */
    public void ask(StopSign sign) {
        asked = Optional.of(sign);
    }

    /** Whether a sign was seen and the broker has shown since that no entry works. */
    public boolean isClear() {
        return clear;
    }

    /** Whatever goes wrong, it looks again: a task that fails is never run again by its executor. */
    private void look() {
        try {
            if (!clear) {
                signs.get().or(() -> asked).ifPresent(this::obey);
            }
        } catch (RuntimeException | Error e) {
            if (!troubled) {
                LOG.error("stop_signs_not_read, again every {} ms", LOOK_MILLIS, e);
            }
            troubled = true;
        }
    }

    private void obey(StopSign sign) {
        latch.accept(sign.reason());
        LOG.error("stop_sign to={} fenced={} reason=\"{}\"", sign.to(), sign.fenced(), sign.reason());
        if (sign.fenced()) {
            fenced.run();
            return;
        }
        try {
            Outcome end = cancellation.get();
            LOG.warn("entries_cancelled requests={} verified={}", end.requests(), end.isVerified());
            clear = end.isVerified();
        } catch (RuntimeException e) {
            LOG.error("entries_not_cancelled cause={}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
