package io.drover.app.run;

import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.research.Backtest;
import io.drover.research.Replay;
import io.drover.research.ReplaySetup;
import io.drover.research.ScheduledCycle;
import io.drover.trading.DerivedIds;
import io.drover.trading.Flattened;
import io.drover.trading.StopSign;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A paper run over recorded data, driven by Quartz. Its single worker owns the engine. The next cycle's trigger is armed
 * when the one before is booked: nothing overlaps and nothing is skipped, however fast it goes.
 */
public final class PaperRun {
    private static final Logger LOG = LoggerFactory.getLogger(PaperRun.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration WATCH = Duration.ofMillis(200);
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final ReplaySetup setup;
    private final RunTerms terms;
    private final Surroundings around;
    private final Replay replay;
    private final Journal journal;
    private final RunView view;
    private final Pace pace;
    private final CycleWatch cycleWatch;
    private final OpenEntries entries = new OpenEntries();
    private final RunSigns runSigns;
    private final Guarding guarding;
    private final SignWatch signs;
    private final CompletableFuture<RunEnd> end = new CompletableFuture<>();
    private boolean held;
    private boolean marketArmed;
    private long served;
    private Instant nextDue = Instant.EPOCH;
    private volatile String stopReason = "";
    private volatile Consumer<String> latch = reason -> {};

    /**
     * What a run is given.
     *
     * @param journal opened on the replay's clock
     * @param broker makes the simulated broker
     * @param latches files by which others reach it
     * @param fenced asked right before each send: why nothing may leave, since another process may write the journal
     * @param wall the machine's clock, which Quartz goes by
     * @param nanos monotonic nanoseconds, for durations only
     * @param refresh looks whether data files have changed
     * @param report writes the daily report
     * @param progress told after each cycle, on the owner thread
     * @param safeguards what keeps it safe from its surroundings
     * @param halt ends the process at once; any thread
     */
    public record Surroundings(
            Function<Clock, Journal> journal,
            Replay.BrokerFactory broker,
            Latches latches,
            Supplier<Optional<String>> fenced,
            Clock wall,
            LongSupplier nanos,
            Runnable refresh,
            Runnable report,
            Consumer<RunProgress> progress,
            Safeguards safeguards,
            Consumer<SelfEnd> halt) {}

    public PaperRun(ReplaySetup setup, RunTerms terms, Surroundings around) {
        this.cycleWatch = new CycleWatch(terms.cycleBudget(), around.nanos());
        this.setup = setup.withEvaluator(cycleWatch.over(setup.evaluator()));
        this.terms = terms;
        this.around = around;
        this.view = new RunView(this.setup);
        this.pace = new Pace(around.wall(), terms.speed());
        this.runSigns = new RunSigns(around.latches(), around.fenced());
        JournalSource source = new JournalSource(around.journal(), record -> {
            runSigns.saw(record);
            around.safeguards().machine().saw(record);
            entries.saw(record);
            view.saw(record);
        });
        cycleWatch.start(reason -> latch.accept(reason), this::giveUp);
        try {
            this.replay = new Replay(
                    this.setup, new Replay.Surroundings(source, around.broker(), around.nanos(), runSigns::sign));
        } catch (RuntimeException e) {
            cycleWatch.close();
            throw e;
        }
        this.latch = replay.engine()::latch;
        this.journal = source.journal();
        this.guarding = new Guarding(replay.engine(), around.safeguards(), around.nanos());
        EntryCancellation cancellation = cancellation();
        this.signs = new SignWatch(
                runSigns::sign,
                replay.engine()::latch,
                () -> cancellation.untilNone(FOR_EVER),
                () -> around.halt().accept(SelfEnd.FENCED));
    }

    /** Runs to the end of the data, until stopped, or until nothing can go on. */
    public RunEnd run() {
        around.latches().clearStop();
        try (journal;
                replay;
                cycleWatch;
                signs) {
            begin();
            try (QuartzOwner quartz = new QuartzOwner("drover")) {
                for (ScheduledCycle scheduled : setup.schedules()) {
                    quartz.job(job(scheduled), () -> cycle(quartz));
                }
                quartz.job("data-refresh", around.refresh());
                quartz.job("daily-report", around.report());
                quartz.job("checkpoint", replay.engine()::checkpoint);
                quartz.job("market", this::market);
                quartz.job("watch", () -> watch(quartz));
                Instant now = around.wall().instant();
                quartz.every("data-refresh", terms.dataRefresh(), now.plus(terms.dataRefresh()));
                quartz.every("checkpoint", terms.checkpoint(), now.plus(terms.checkpoint()));
                quartz.cron("daily-report", terms.dailyReport());
                quartz.every("watch", WATCH, now.plus(WATCH));
                armNext(quartz);
                quartz.start();
                return end.join();
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            around.latches().clearStop();
        }
    }

    /** A halt that was asked for before this run holds in it, durably; then its file has done its work. */
    private void begin() {
        replay.start();
        entries.follow(replay.engine().state().books());
        if (replay.engine().obeyStopSign()) {
            around.latches().clearHalt();
        }
        takeCommands();
        guarding.look();
        signs.start();
    }

    private EntryCancellation cancellation() {
        return new EntryCancellation(
                replay.broker(),
                (order, books) -> order.clOrdId().filter(entries::contains).isPresent(),
                new EntryCancellation.Means(
                        new DerivedIds(setup.settings().installId()),
                        replay.clock(),
                        around.nanos(),
                        () -> LockSupport.parkNanos(PAUSE.toNanos()),
                        alarm -> around.safeguards().alerts().alarm("ENTRIES_STILL_WORK", alarm)));
    }

    /** Ends the run after the cycle that runs now; any thread. The reason is journaled. */
    public void stop(String reason) {
        if (stopReason.isEmpty()) {
            stopReason = reason;
        }
    }

    private void cycle(QuartzOwner quartz) {
        try {
            if (end.isDone()) {
                return;
            }
            if (!asksToStop() && replay.step(() -> replay.engine().reconcileWithin(terms.reconciliation()))) {
                around.progress().accept(view.progress(replay));
                armNext(quartz);
                beat(false);
            } else {
                finish(stopReason.isEmpty() ? "end of data" : stopReason, true);
            }
        } catch (RuntimeException | Error e) {
            crashed(e);
        }
    }

    /** Between cycles, however far apart: does what people ask, ends when asked to, cancels entries when killed. */
    private void watch(QuartzOwner quartz) {
        try {
            if (end.isDone()) {
                return;
            }
            served++;
            beat(false);
            takeCommands();
            guarding.look();
            if (asksToStop()) {
                finish(stopReason, true);
            } else {
                runSigns.sign().ifPresentOrElse(sign -> obey(quartz, sign), () -> goOn(quartz));
            }
        } catch (RuntimeException | Error e) {
            crashed(e);
        }
    }

    /** The engine's part of it, unless another process has taken over; the run ends when the broker has shown that no entry works. */
    private void obey(QuartzOwner quartz, StopSign sign) {
        if (sign.fenced()) {
            around.halt().accept(SelfEnd.FENCED);
            return;
        }
        boolean journaled = replay.engine().obeyStopSign();
        replay.broker().deliver();
        if (!signs.isClear()) {
            return;
        }
        if (journaled && replay.engine().isFlattening()) {
            closeOn(quartz);
            return;
        }
        finish(sign.to() + ": " + sign.reason(), false);
        if (journaled) {
            around.latches().clearHalt();
        }
    }

    /** What a person has closed fills as the market goes on, without cycles. */
    private void closeOn(QuartzOwner quartz) {
        Flattened now = replay.engine().flattenOn();
        replay.broker().deliver();
        Optional<Instant> next = replay.next();
        if (now.isOver()) {
            finish(now.isFlat() ? "KILLED: all is closed" : "KILLED: not closed: " + now.left(), false);
        } else if (next.isEmpty()) {
            finish("KILLED: end of data, not closed: " + now.open(), false);
        } else if (!marketArmed) {
            marketArmed = true;
            quartz.arm("market", pace.wallTime(next.get()));
        }
    }

    private void market() {
        try {
            marketArmed = false;
            if (!end.isDone() && replay.pass()) {
                around.progress().accept(view.progress(replay));
            }
        } catch (RuntimeException | Error e) {
            crashed(e);
        }
    }

    /** A sign that was taken away at once held the next cycle up. */
    private void goOn(QuartzOwner quartz) {
        if (held) {
            armNext(quartz);
        }
    }

    private void takeCommands() {
        around.latches().commands().take(command -> command.applyTo(replay.engine()));
    }

    private boolean asksToStop() {
        if (around.latches().stopAsked()) {
            stop("stop command");
        }
        return !stopReason.isEmpty();
    }

    private void armNext(QuartzOwner quartz) {
        Optional<String> failure = replay.engine().failure();
        Optional<Instant> next = replay.next();
        entries.follow(replay.engine().state().books());
        held = runSigns.sign().isPresent();
        if (held) {
            return;
        }
        if (replay.engine().state().tradingStates().account() == TradingState.KILLED) {
            killed();
        } else if (failure.isPresent()) {
            finish("HALTED: " + failure.get(), false);
        } else if (next.isEmpty()) {
            finish("end of data", true);
        } else {
            arm(quartz, next.get());
        }
    }

    /** By rules, or before this run: it ends when the broker has shown that no entry works; until then the watch comes back. */
    private void killed() {
        held = true;
        String reason = "KILLED: " + replay.engine().state().tradingStates().causes();
        signs.ask(new StopSign(TradingState.KILLED, reason));
        replay.broker().deliver();
        if (signs.isClear()) {
            finish(reason, false);
        }
    }

    /** The first schedule that is due then: its step runs the others of that instant, too. */
    private void arm(QuartzOwner quartz, Instant time) {
        List<ScheduledCycle> due = setup.schedules().stream()
                .filter(s -> s.cadence().next(time.minusMillis(1)).equals(Optional.of(time)))
                .toList();
        Optional<Duration> period = due.stream()
                .flatMap(s -> s.cadence().next(time).stream())
                .min(Comparator.naturalOrder())
                .map(again -> Duration.between(time, again));
        cycleWatch.expect("the cycle at " + time, period);
        nextDue = pace.wallTime(time);
        quartz.arm(job(due.get(0)), nextDue);
    }

    private void beat(boolean ended) {
        long due = Duration.between(around.wall().instant(), nextDue).toMillis();
        around.safeguards()
                .heartbeat()
                .write(new Beat(
                        replay.engine().state().epoch(),
                        journal.lastSequence(),
                        replay.engine().state().cycles(),
                        journal.chainHead(),
                        served,
                        Math.max(0, due),
                        ProcessHandle.current().pid(),
                        ended));
    }

    /** Nothing expected it: the account is halted, in the journal or else by word for the next start. */
    private void crashed(Throwable error) {
        if (!replay.engine().crashed(error)) {
            leaveWord("uncaught-error", String.valueOf(error), "run");
        }
        end.completeExceptionally(error);
    }

    /** Rules hold the owner thread for good: leaves word for the next start, then ends the process. */
    private void giveUp(String reason) {
        try {
            leaveWord("over-budget", reason + " and did not come back", "cycle-watch");
        } finally {
            around.halt().accept(SelfEnd.OVER_BUDGET);
        }
    }

    private void leaveWord(String name, String why, String by) {
        Command halted = new Command.Lower(Scope.ACCOUNT, TradingState.HALTED, why, by);
        try {
            Path file = around.latches().commands().hand(name, halted);
            LOG.error("process_ends cause=\"{}\" halts_next_start={}", why, file);
        } catch (UncheckedIOException e) {
            LOG.error("process_ends cause=\"{}\" halts_next_start=failed: {}", why, e.toString());
        }
    }

    private static String job(ScheduledCycle scheduled) {
        return "cycle-" + scheduled.schedule().name();
    }

    private void finish(String reason, boolean healthy) {
        try {
            replay.engine().end(reason);
            beat(true);
        } catch (JournalException e) {
            end.complete(new RunEnd(false, Backtest.result(replay, journal, reason)));
            return;
        }
        end.complete(new RunEnd(healthy, Backtest.result(replay, journal, reason)));
    }
}
