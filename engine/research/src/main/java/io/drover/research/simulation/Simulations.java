package io.drover.research.simulation;

import io.drover.order.ClientKey;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleFamily;
import io.drover.rulebook.RuleSources;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Many runs of the simulation on several threads; the rules are compiled once. */
public final class Simulations {
    /** All of them. */
    public static final List<ClientKey> BROKERS = List.of(ClientKey.values());

    private final RuleFamily rules;

    /** Compiles the rules, unless the cache has them. */
    public Simulations(RuleSources sources, RuleCache cache) {
        this.rules = RuleFamily.of(sources, cache);
    }

    /**
     * Which runs.
     *
     * @param from first seed
     * @param count how many seeds
     * @param brokers each seed takes one of these in turn
     */
    public record Range(long from, long count, List<ClientKey> brokers) {
        public Range {
            brokers = List.copyOf(brokers);
        }

        FaultPlan plan(long index) {
            ClientKey broker = brokers.get((int) (index % brokers.size()));
            return FaultPlan.of(from + index, broker);
        }
    }

    /**
     * Runs them all.
     *
     * @param told of each outcome, in no order, one at a time
     */
    public void run(Range range, int threads, Consumer<Outcome> told) {
        AtomicLong next = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Void>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(CompletableFuture.runAsync(() -> work(range, next, told), pool));
            }
            workers.forEach(CompletableFuture::join);
        } finally {
            pool.shutdownNow();
        }
    }

    private void work(Range range, AtomicLong next, Consumer<Outcome> told) {
        try (Runs runs = runs()) {
            for (long i = next.getAndIncrement(); i < range.count(); i = next.getAndIncrement()) {
                Outcome outcome = runs.run(range.plan(i));
                synchronized (next) {
                    told.accept(outcome);
                }
            }
        }
    }

    /** Runs for one thread. */
    public Runs runs() {
        return new Runs(rules.worker(EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))));
    }

    /** What one thread runs simulations with, one after the other. */
    public final class Runs implements AutoCloseable {
        private final RuleFamily.Worker worker;
        private final RuleEvaluator evaluator;

        private Runs(RuleFamily.Worker worker) {
            this.worker = worker;
            this.evaluator = worker.of(rules.member(rules.sources()));
        }

        public Outcome run(FaultPlan plan) {
            return run(plan, Surroundings.NONE);
        }

        Outcome run(FaultPlan plan, Surroundings around) {
            return new Simulation(plan, evaluator, around).run();
        }

        /** The same violation with as few faults as dropping them one by one leaves. */
        public Outcome shrink(Outcome failed) {
            Outcome smallest = failed;
            boolean again = true;
            while (again) {
                again = false;
                for (Fault fault : smallest.plan().faults()) {
                    Outcome smaller = run(smallest.plan().without(fault));
                    if (isLike(smaller, failed)) {
                        smallest = smaller;
                        again = true;
                        break;
                    }
                }
            }
            return smallest;
        }

        private static boolean isLike(Outcome one, Outcome other) {
            return one.violation()
                    .map(Violation::invariant)
                    .equals(other.violation().map(Violation::invariant));
        }

        @Override
        public void close() {
            worker.close();
        }
    }
}
