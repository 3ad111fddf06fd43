package io.drover.trading;

import io.drover.decision.RuleSet;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.journal.JournalRecord.CashKind;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot;
import io.drover.order.ExecutionReport;
import io.drover.port.JournalException;
import io.drover.port.RuleEvaluator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The engine of one account. All methods belong to its owner thread. A start folds the journal and reconciles with the
 * broker; before that has passed no cycle runs.
 */
public final class Engine {
    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final StateChanges states;
    private final CycleRunner runner;
    private final Queue<ExecutionReport> inbox = new ArrayDeque<>();
    private boolean started;
    private boolean busy;

    public Engine(EngineSettings settings, EngineParts parts, RuleEvaluator evaluator) {
        this.settings = settings;
        this.parts = parts;
        EngineState state = new EngineState(parts.instruments(), settings.currency());
        this.ledger = new Ledger(parts.journal(), parts.clock(), state);
        this.desk = new OrderDesk(settings, parts, ledger);
        this.states = new StateChanges(ledger);
        this.runner = new CycleRunner(settings, parts, ledger, desk, evaluator);
        parts.instruments().values().forEach(i -> {
            if (!i.currency().equals(settings.currency())) {
                throw new IllegalArgumentException(
                        "instrument %s is quoted in %s, the account in %s.\nMaybe trade it in an account of that currency."
                                .formatted(i.id(), i.currency(), settings.currency()));
            }
        });
        WarmUp.run(evaluator, settings.warmUpCycles());
        parts.broker().onReport(report -> parts.owner().execute(() -> heard(report)));
    }

    /** Folds the journal, opens a new epoch and reconciles. Differences that are left halt the account. */
    public List<Break> start() {
        boolean first = ledger.isEmpty();
        ledger.replay();
        ledger.write(new JournalRecord.RunStarted(
                state().epoch() + 1,
                settings.mode(),
                settings.account(),
                settings.currency(),
                settings.build(),
                runner.ruleSet().hash(),
                settings.configHash()));
        if (first) {
            BrokerSnapshot opening = parts.broker().snapshot(Instant.EPOCH);
            cash(CashKind.DEPOSIT, Optional.empty(), opening.cash(), "opening balance");
        }
        List<Break> breaks = reconcile();
        started = true;
        settle();
        return breaks;
    }

    /** Compares our books with the broker's; a difference halts the account. */
    public List<Break> reconcile() {
        List<Break> breaks = new Reconciliation(ledger, parts.broker()).run();
        if (!breaks.isEmpty()) {
            states.lower("reconciliation", Scope.ACCOUNT, TradingState.HALTED, breaks.toString(), false);
        }
        ledger.sync();
        return breaks;
    }

    /**
     * Runs the cycle of a schedule for one scheduled time; a time that already has its record is not run again.
     *
     * @return how it ended; {@code SKIPPED} when it did not run
     */
    public CycleOutcome cycle(Schedule schedule, Instant scheduledAt) {
        if (!started) {
            throw new IllegalStateException("no cycle before the engine has started.");
        }
        settle();
        checkKillSwitch();
        boolean done = state().lastScheduled(schedule.name())
                .filter(last -> !scheduledAt.isAfter(last))
                .isPresent();
        if (done || state().tradingStates().account() == TradingState.KILLED) {
            return CycleOutcome.SKIPPED;
        }
        busy = true;
        try {
            return runner.run(schedule, scheduledAt);
        } catch (JournalException e) {
            halt(e);
            return CycleOutcome.SKIPPED;
        } finally {
            busy = false;
            settle();
        }
    }

    /** The trigger of a scheduled time was missed; nothing is made up. */
    public void skipped(Schedule schedule, Instant scheduledAt) {
        ledger.write(new JournalRecord.Cycle(
                state().cycles() + 1,
                schedule.name(),
                scheduledAt,
                state().previousCycle(schedule.name()),
                runner.ruleSet().hash(),
                CycleOutcome.SKIPPED,
                new io.drover.decision.Snapshot(List.of()),
                new io.drover.decision.Asked(List.of(), List.of(), 0),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    /** From the next cycle on these rules decide; between two cycles only. */
    public void activate(RuleEvaluator evaluator) {
        runner.use(evaluator);
        ledger.write(new JournalRecord.RuleSetActivated(evaluator.ruleSet().hash()));
    }

    public RuleSet ruleSet() {
        return runner.ruleSet();
    }

    /** A person lowers the state. */
    public void lower(Scope scope, TradingState to, String reason, String operator) {
        String by = "operator:" + operator;
        states.lower(String.join("|", by, scope.toString(), to.name()), scope, to, Optional.empty(), reason, by, false);
        desk.cancelEntries(reason);
        settle();
    }

    /** A person ends a cause and so acknowledges the limit behind it. */
    public void raise(String causeId, String reason, String operator) {
        states.raise(causeId, reason, "operator:" + operator);
        ledger.sync();
    }

    /** Cash moved without a trade. */
    public void cash(CashKind kind, Optional<InstrumentId> instrument, Money amount, String note) {
        ledger.write(new JournalRecord.CashMoved(kind, instrument, amount, note));
    }

    /** Every unit held becomes {@code ratio} units. */
    public void split(InstrumentId instrument, BigDecimal ratio) {
        ledger.write(new JournalRecord.Split(instrument, ratio));
    }

    /** Ends the run in order. */
    public void end(String reason) {
        settle();
        ledger.write(new JournalRecord.RunEnded(reason));
        ledger.sync();
    }

    public EngineState state() {
        return ledger.state();
    }

    /** Why nothing more can be sent by this process: its journal failed. */
    public Optional<String> failure() {
        return ledger.failure();
    }

    private void heard(ExecutionReport report) {
        inbox.add(report);
        if (started && !busy) {
            settle();
        }
    }

    /** Books what was heard and moves waiting exits on, until nothing more happens. */
    private void settle() {
        if (busy || ledger.failure().isPresent()) {
            return;
        }
        busy = true;
        try {
            while (!inbox.isEmpty() || desk.hasOutbound()) {
                bookAll();
                desk.progressExits();
                if (desk.hasOutbound()) {
                    desk.dispatch();
                }
            }
        } catch (JournalException e) {
            halt(e);
        } finally {
            busy = false;
        }
    }

    private void bookAll() {
        for (ExecutionReport report = inbox.poll(); report != null; report = inbox.poll()) {
            ledger.write(new JournalRecord.Execution(report, "stream"));
            if (report.execType() == ExecType.CANCEL_REJECTED) {
                desk.cancelRefused(report.clOrdId());
            }
            if (state().books().order(report.clOrdId()).isEmpty()) {
                states.lower(
                        "foreign-order|" + report.orderId(),
                        Scope.ACCOUNT,
                        TradingState.HALTED,
                        "execution %s of an order that is not ours: %s".formatted(report.execId(), report.orderId()),
                        false);
            }
        }
    }

    private void checkKillSwitch() {
        parts.killSwitch()
                .get()
                .ifPresent(reason -> states.lower("kill-switch", Scope.GLOBAL, TradingState.KILLED, reason, false));
    }

    /** The journal failed: one attempt to say so in it, from its reserve; nothing is sent any more in any case. */
    private void halt(JournalException cause) {
        try {
            states.lower("journal", Scope.GLOBAL, TradingState.HALTED, cause.getMessage(), false);
            ledger.sync();
        } catch (JournalException again) {
            cause.addSuppressed(again);
        }
    }
}
