package io.drover.app.run;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks from a thread of its own how long each stage of rules takes, in real time, whatever clock the run goes by. A stage over
 * its budget has failed and no order leaves any more, even when it comes back. One that does not come back within as long again is
 * given up: no thread can be stopped from outside.
 */
final class CycleWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 20;
    /** Before the first cycle classes are loaded and compiled, and nothing can be sent. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    private final Duration longest;
    private final LongSupplier nanos;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "drover-cycle-watch");
        daemon.setDaemon(true);
        return daemon;
    });
    private Duration budget;
    private String cycle = "warm-up";
    private volatile Optional<Future<?>> looking = Optional.empty();
    private volatile Optional<Stage> running = Optional.empty();

    /**
     * Rules have a minute at least before {@link #expect} is called.
     *
     * @param longest time that a stage may take
     * @param nanos monotonic nanoseconds
     */
    CycleWatch(Duration longest, LongSupplier nanos) {
        this.longest = longest;
        this.budget = longest.compareTo(WARM_UP) > 0 ? longest : WARM_UP;
        this.nanos = nanos;
    }

    /** The same rules, watched. */
    RuleEvaluator over(RuleEvaluator rules) {
        return new Watched(rules);
    }

    /**
     * Begins to look.
     *
     * @param latch told the reason when a stage is over its budget
     * @param giveUp told the reason, once, when it has not come back
     */
    void start(Consumer<String> latch, Consumer<String> giveUp) {
        looking = Optional.of(thread.scheduleWithFixedDelay(
                () -> running.ifPresent(stage -> look(stage, latch, giveUp)),
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS));
    }

    /**
     * What comes next; owner thread.
     *
     * @param name of the cycle, for people
     * @param period until it is due again, in recorded time: its budget is at most half of that
     */
    void expect(String name, Optional<Duration> period) {
        cycle = name;
        budget = period.map(time -> time.dividedBy(2))
                .filter(half -> half.compareTo(longest) < 0)
                .orElse(longest);
    }

    private void look(Stage stage, Consumer<String> latch, Consumer<String> giveUp) {
        long now = nanos.getAsLong();
        if (now - stage.countedFrom <= stage.budget.toNanos()) {
            return;
        }
        if (stage.settle()) {
            stage.over = true;
            stage.countedFrom = now;
            latch.accept(stage.words());
        } else if (stage.over) {
            close();
            giveUp.accept(stage.words());
        }
    }

    private <T> T watch(String rules, Supplier<T> work) {
        Stage stage = new Stage(rules + " rules of " + cycle, budget, nanos.getAsLong());
        running = Optional.of(stage);
        T result;
        try {
            result = work.get();
        } finally {
            running = Optional.empty();
        }
        if (!stage.settle()) {
            throw new RuleFailureException(Kind.BUDGET, stage.words());
        }
        return result;
    }

    @Override
    public void close() {
        looking.ifPresent(future -> future.cancel(false));
        thread.shutdown();
    }

    /** One stage that runs: either it comes back in time, or it is over its budget. */
    private static final class Stage {
        private final String name;
        private final Duration budget;
        private final AtomicBoolean settled = new AtomicBoolean();
        /** Its beginning, then when it was seen to be over its budget: a pause of the whole process is no second offence. */
        private long countedFrom;

        private boolean over;

        Stage(String name, Duration budget, long began) {
            this.name = name;
            this.budget = budget;
            this.countedFrom = began;
        }

        /** Whether the caller is the first to say which. */
        boolean settle() {
            return settled.compareAndSet(false, true);
        }

        String words() {
            return "%s took longer than their time budget (%s)".formatted(name, budget);
        }
    }

    private final class Watched implements RuleEvaluator {
        private final RuleEvaluator rules;

        Watched(RuleEvaluator rules) {
            this.rules = rules;
        }

        @Override
        public String name() {
            return rules.name();
        }

        @Override
        public RuleSet ruleSet() {
            return rules.ruleSet();
        }

        @Override
        public Asked propose(Snapshot snapshot, Set<String> strategies) {
            return watch("strategy", () -> rules.propose(snapshot, strategies));
        }

        @Override
        public Judged halt(Snapshot snapshot) {
            return watch("halt", () -> rules.halt(snapshot));
        }

        @Override
        public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
            return watch("guard", () -> rules.judge(snapshot, proposals));
        }

        @Override
        public void close() {
            rules.close();
        }
    }
}
