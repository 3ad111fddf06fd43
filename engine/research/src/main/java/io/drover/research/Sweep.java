package io.drover.research;

import io.drover.broker.simulated.SimulatedBroker;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleFamily;
import io.drover.store.MemoryJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Backtests of many variants of one rule set, on several threads. The rules are compiled once; the variants share them and
 * the recorded market, and nothing else. Outcomes come in the order of the variants, whatever the threads did.
 */
public final class Sweep {
    private final RuleFamily rules;
    private final EvaluatorSettings settings;
    private final Setups setups;
    private final OnHalt onHalt;
    private final LongSupplier nanos;
    private volatile boolean cancelled;

    /** Makes the setup of a variant; called on several threads at once. */
    @FunctionalInterface
    public interface Setups {
        ReplaySetup of(Variant variant, RuleEvaluator evaluator);
    }

    /**
     * A sweep.
     *
     * @param rules that all variants have in common
     * @param settings bounds of each evaluation
     * @param setups makes the setup of a variant
     * @param onHalt what a backtest does when it is halted
     * @param nanos monotonic nanoseconds, for durations only
     */
    public Sweep(RuleFamily rules, EvaluatorSettings settings, Setups setups, OnHalt onHalt, LongSupplier nanos) {
        this.rules = rules;
        this.settings = settings;
        this.setups = setups;
        this.onHalt = onHalt;
        this.nanos = nanos;
    }

    /**
     * Runs the variants, each once; at most one call at a time.
     *
     * @param threads 1 or more
     * @param progress told the number of variants that are over, on the thread that ran one
     */
    public List<VariantOutcome> run(List<Variant> variants, int threads, IntConsumer progress) {
        Turns turns = new Turns(variants, progress);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, variants.size()); i++) {
                running.add(pool.submit(turns::work));
            }
            running.forEach(this::finish);
        } finally {
            pool.shutdownNow();
        }
        return turns.all();
    }

    /** No further variant begins; those that run go on to their end. Any thread, for good. */
    public void cancel() {
        cancelled = true;
    }

    private void finish(Future<?> worker) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new CancellationException("the sweep was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the sweep failed: " + e.getCause(), e);
        }
    }

    /** Whatever keeps a variant from being run is its outcome: the others count. */
    private VariantOutcome outcome(Variant variant, RuleFamily.Worker worker) {
        try {
            return new VariantOutcome.Done(variant, backtest(variant, worker.of(rules.member(variant.rules()))));
        } catch (RuntimeException e) {
            return new VariantOutcome.Failed(variant, e.toString());
        }
    }

    private BacktestResult backtest(Variant variant, RuleEvaluator evaluator) {
        ReplaySetup setup = setups.of(variant, evaluator);
        Replay.Surroundings around = new Replay.Surroundings(
                MemoryJournal::counting,
                (market, time) -> SimulatedBroker.inMemory(setup.simulation(), market, time),
                nanos,
                Optional::empty);
        try (Replay replay = new Replay(setup, around)) {
            return Backtest.run(replay, replay.journal(), onHalt, r -> {});
        }
    }

    /** Who does which variant: whoever is free takes the next one. */
    private final class Turns {
        private final List<Variant> variants;
        private final IntConsumer progress;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger over = new AtomicInteger();
        private final AtomicReferenceArray<VariantOutcome> outcomes;

        Turns(List<Variant> variants, IntConsumer progress) {
            this.variants = List.copyOf(variants);
            this.progress = progress;
            this.outcomes = new AtomicReferenceArray<>(variants.size());
        }

        void work() {
            try (RuleFamily.Worker worker = rules.worker(settings)) {
                for (int i = next.getAndIncrement(); i < variants.size() && !cancelled; i = next.getAndIncrement()) {
                    outcomes.set(i, outcome(variants.get(i), worker));
                    progress.accept(over.incrementAndGet());
                }
            }
        }

        List<VariantOutcome> all() {
            List<VariantOutcome> all = new ArrayList<>();
            for (int i = 0; i < variants.size(); i++) {
                VariantOutcome outcome = outcomes.get(i);
                all.add(outcome == null ? new VariantOutcome.NotRun(variants.get(i)) : outcome);
            }
            return all;
        }
    }
}
