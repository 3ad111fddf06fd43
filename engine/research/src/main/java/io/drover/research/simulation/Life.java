package io.drover.research.simulation;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.Mode;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.port.RuleEvaluator;
import io.drover.trading.AccountingDay;
import io.drover.trading.Ceilings;
import io.drover.trading.DerivedIds;
import io.drover.trading.Engine;
import io.drover.trading.EngineParts;
import io.drover.trading.EngineSettings;
import io.drover.trading.EngineState;
import io.drover.trading.MarginRule;
import io.drover.trading.MarginSchedule;
import io.drover.trading.StopSign;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One life of the engine: from a start to its end or death. Dead, it does nothing more. */
final class Life implements CrashJournal.Watch, FaultBroker.Watch {
    private final Timeline timeline;
    private final Invariants invariants;
    private final History history;
    private final Runnable synced;
    private final CrashJournal journal;
    private final FaultBroker broker;
    private final Engine engine;
    private boolean dead;
    private int stepsToLive;
    private Instant lineFreeAt = Instant.MIN;

    /**
     * What a process is made of.
     *
     * @param synced told after each sync of its journal
     * @param direct whether broker calls run on the engine's own thread, so that it waits for them
     * @param terms what it goes by: intents with a long time go again at a broker that can tell that they do
     * @param stepsToLive it dies at this journal write, sync or broker call; 0 when it is to live on
     */
    record Parts(
            Timeline timeline,
            Disk disk,
            FaultBroker.Line line,
            Prices prices,
            Invariants invariants,
            History history,
            Supplier<Optional<StopSign>> stopSign,
            Runnable synced,
            boolean direct,
            OrderPromises.Terms terms,
            int stepsToLive) {}

    Life(Parts parts, RuleEvaluator rules, Surroundings around) {
        this.timeline = parts.timeline();
        this.invariants = parts.invariants();
        this.synced = parts.synced();
        this.history = parts.history();
        this.stepsToLive = parts.stepsToLive();
        this.journal = new CrashJournal(parts.disk(), timeline, this);
        this.broker = new FaultBroker(parts.line(), this);
        this.engine = new Engine(
                settings(parts.terms()),
                new EngineParts(
                        parts.prices().instruments(),
                        parts.prices(),
                        around.journal().apply(journal),
                        around.broker().apply(broker),
                        around.ids().apply(new DerivedIds("simulation")),
                        timeline,
                        () -> Duration.between(Instant.EPOCH, timeline.instant())
                                .toNanos(),
                        parts.direct() ? Runnable::run : this::call,
                        parts.direct() ? Runnable::run : this::answer,
                        parts.stopSign()),
                rules);
    }

    private static EngineSettings settings(OrderPromises.Terms terms) {
        return new EngineSettings(
                Mode.PAPER,
                "simulation",
                Currency.USD,
                "simulation",
                "simulation",
                "simulation",
                ceilings(terms.maxPriceAge()),
                AccountingDay.utcDate(),
                MarginSchedule.always(MarginRule.CASH),
                new BigDecimal("0.05"),
                terms.intentTtl(),
                Duration.ofSeconds(60),
                0);
    }

    private static Ceilings ceilings(Duration maxPriceAge) {
        Ceilings most = Ceilings.DEFAULTS;
        return new Ceilings(
                most.maxOrderValue(),
                most.maxOrderQty(),
                most.maxCycleValue(),
                most.maxOrdersPerMinute(),
                most.maxGrossRatio(),
                maxPriceAge,
                most.maxPriceJumpRatio(),
                most.account());
    }

    Engine engine() {
        return engine;
    }

    CrashJournal journal() {
        return journal;
    }

    boolean isDead() {
        return dead;
    }

    /** It dies at this many journal writes, syncs or broker calls from now. */
    void diesAfter(int steps) {
        stepsToLive = steps;
    }

    /** Dies now. */
    void kill(Chance chance) {
        if (!dead) {
            dead = true;
        }
        journal.crash(chance);
    }

    /** A broker call on a thread of its own, one after the other, as long as the last one took. */
    private void call(Runnable work) {
        Instant start = timeline.instant().plusMillis(2);
        Instant free = lineFreeAt.isAfter(start) ? lineFreeAt.plusMillis(1) : start;
        lineFreeAt = free;
        timeline.at(free, () -> {
            if (!dead) {
                work.run();
            }
        });
    }

    /** What comes back is handled on the engine's own thread. */
    private void answer(Runnable work) {
        Duration took = broker.took();
        Instant at = timeline.instant().plus(took).plusMillis(1);
        if (!took.isZero()) {
            lineFreeAt = at;
        }
        timeline.at(at, () -> {
            if (!dead) {
                work.run();
            }
        });
    }

    void hear(ExecutionReport report) {
        if (!dead) {
            broker.hear(report);
        }
    }

    /** The state that the whole journal folds to, from its first record or upon the last checkpoint. */
    EngineState folded(boolean upon, EngineState fresh) {
        if (upon) {
            fresh.replay(journal);
        } else {
            journal.read(1, fresh::apply);
        }
        return fresh;
    }

    @Override
    public void step() {
        if (dead || stepsToLive == 1) {
            dead = true;
            throw new ProcessDiedException();
        }
        stepsToLive = Math.max(0, stepsToLive - 1);
    }

    @Override
    public void appended(JournalRecord record, String head) {
        history.record(timeline.instant(), record, head);
        invariants.appended(record);
    }

    @Override
    public void synced() {
        invariants.synced();
        synced.run();
    }

    @Override
    public void submits(OrderRequest request) {
        step();
        history.add(timeline.instant(), "submit", request);
        invariants.submits(request);
    }

    @Override
    public void changes(ClOrdId request) {
        step();
        history.add(timeline.instant(), "change", request);
        invariants.changes(request, engine.failure().isEmpty());
    }
}
