package io.drover.store.sql;

import io.drover.journal.JournalEntry;
import io.drover.port.Journal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the projection while a run goes on, once a second, on a thread of its own. The run only tells how far its journal
 * is durable: it never waits for the database, and nothing is kept in memory for it. A database that fails is tried again
 * at growing intervals, and told of once when it fails and once when it is back. What is not fed when the process ends is
 * fed by the next one, from the projection's own progress.
 */
public final class ProjectionFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionFeed.class);
    private static final long PERIOD_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 60;

    private final Supplier<Projection> database;
    private final LongFunction<Entries> journal;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "projection");
        made.setDaemon(true);
        return made;
    });
    private volatile long durable;
    private volatile boolean ended;
    private volatile Future<?> next = CompletableFuture.completedFuture("");
    private Optional<Target> target = Optional.empty();
    private long pause = PERIOD_SECONDS;

    /** Where entries come from: a follower's {@code read}. */
    public interface Entries {
        /** Passes what it has not passed yet, up to this number. */
        void read(long durable, Consumer<JournalEntry> reader);
    }

    private record Target(Projection projection, Entries entries) {}

    /**
     * A feed that has not begun.
     *
     * @param database opens it; called on the feed's thread, and again after each failure
     * @param journal its entries from a number on
     */
    public ProjectionFeed(Supplier<Projection> database, LongFunction<Entries> journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Begins to feed what this journal has and will have; write through the journal that is returned. Any thread. */
    public Journal follow(Journal writer) {
        Journal told = watch(writer);
        again();
        return told;
    }

    /** The same, but feeds only when told to {@link #step}. */
    Journal watch(Journal writer) {
        durable = writer.lastSequence();
        return new DurabilityTold(writer, sequence -> durable = sequence);
    }

    private void again() {
        next = thread.schedule(this::feed, pause, TimeUnit.SECONDS);
    }

    private void feed() {
        if (!ended) {
            step();
            again();
        }
    }

    /** Feeds what is durable now. Returns whether the projection has it all. */
    boolean step() {
        try {
            Target open = target.orElseGet(this::open);
            target = Optional.of(open);
            open.entries().read(durable, open.projection()::apply);
            open.projection().flush();
            works(open.projection());
            return true;
        } catch (RuntimeException e) {
            fails(e);
            return false;
        }
    }

    private Target open() {
        Projection projection = database.get();
        try {
            projection.requireReached(durable);
            return new Target(projection, journal.apply(Math.max(1, projection.lastSequence())));
        } catch (RuntimeException e) {
            projection.close();
            throw e;
        }
    }

    private void works(Projection projection) {
        if (pause > PERIOD_SECONDS) {
            LOG.warn("projection_works_again last_sequence={}", projection.lastSequence());
        }
        pause = PERIOD_SECONDS;
    }

    private void fails(RuntimeException e) {
        if (pause == PERIOD_SECONDS) {
            LOG.warn("projection_fails durable={} cause={} effect=none_on_trading", durable, e.toString());
        }
        pause = Math.min(LONGEST_PAUSE_SECONDS, 2 * pause);
        closeTarget();
    }

    private void closeTarget() {
        Optional<Target> old = target;
        target = Optional.empty();
        try {
            old.ifPresent(open -> open.projection().close());
        } catch (RuntimeException e) {
            LOG.debug("projection_close_failed cause={}", e.toString());
        }
    }

    /** Feeds what is left and ends; waits a minute at most. */
    @Override
    public void close() {
        ended = true;
        next.cancel(false);
        try {
            if (!thread.submit(this::last).get(LONGEST_PAUSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("projection_unfinished durable={} effect=the_next_run_goes_on", durable);
            }
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("projection_unfinished durable={} cause={} effect=the_next_run_goes_on", durable, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdown();
        }
    }

    private boolean last() {
        boolean done = step();
        closeTarget();
        return done;
    }
}
