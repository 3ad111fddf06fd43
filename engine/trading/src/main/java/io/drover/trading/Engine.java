package io.drover.trading;

import io.drover.decision.RuleSet;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.journal.JournalRecord.CashKind;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.order.AccountEvent;
import io.drover.order.ExecutionReport;
import io.drover.port.JournalException;
import io.drover.port.RuleEvaluator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The engine of one account. All methods belong to its owner thread. A start folds the journal and reconciles with the
 * broker; before that has passed no cycle runs.
 */
public final class Engine {
    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final ExitPlans exits;
    private final StateChanges states;
    private final Hearing hearing;
    private final Agreement agreement;
    private final Emergency emergency;
    private final Aftercare aftercare;
    private final CycleRunner runner;
    private boolean began;
    private boolean started;
    private boolean busy;
    private boolean answered;

    public Engine(EngineSettings settings, EngineParts parts, RuleEvaluator evaluator) {
        this(settings, parts, evaluator, ClosedKept.STANDARD);
    }

    Engine(EngineSettings settings, EngineParts parts, RuleEvaluator evaluator, ClosedKept kept) {
        this.settings = settings;
        this.parts = parts;
        EngineState state = new EngineState(parts.instruments(), settings.currency(), kept);
        this.ledger = new Ledger(parts.journal(), parts.clock(), state);
        this.desk = new OrderDesk(settings, parts, ledger, r -> parts.owner().execute(() -> answered(r)));
        this.exits = new ExitPlans(parts, ledger, desk);
        this.states = new StateChanges(ledger, settings.states());
        Mismatches mismatches = new Mismatches(settings.broker().breaks(), ledger, states);
        Unanswered unanswered = new Unanswered(settings, parts, ledger, desk);
        this.agreement = new Agreement(parts, ledger, states, mismatches, unanswered);
        this.hearing = new Hearing(
                ledger,
                states,
                agreement,
                mismatches,
                parts.broker().capabilities().clientKey());
        this.aftercare = new Aftercare(parts, ledger, desk, states);
        this.emergency = new Emergency(parts, ledger, desk, states);
        this.runner = new CycleRunner(settings, parts, ledger, desk, exits, evaluator);
        parts.requireQuotedIn(settings.currency());
        WarmUp.run(evaluator, settings.warmUpCycles());
        parts.broker().onReport(report -> parts.owner().execute(() -> heard(report)));
    }

    /**
     * Folds the journal, opens a new epoch and reconciles. Nothing is sent before that; intents of an earlier run that
     * were not sent are abandoned.
     *
     * @return differences from the broker's books that are left; they lower the trading state
     * @throws JournalException when the journal cannot be read or written
     * @throws io.drover.port.BrokerUnavailableException when the broker cannot be read
     */
    public List<Break> start() {
        if (began) {
            throw new IllegalStateException("an engine starts once.\nMaybe make a new one.");
        }
        began = true;
        ledger.replay();
        boolean unclean = state().endedUncleanly();
        ledger.write(new JournalRecord.RunStarted(
                state().epoch() + 1,
                settings.mode(),
                settings.account(),
                settings.currency(),
                settings.build(),
                runner.ruleSet().hash(),
                settings.configHash()));
        desk.runBegan();
        agreement.connected();
        if (!state().isFunded()) {
            Money opening = parts.broker().snapshot(Instant.EPOCH).cash();
            cash(CashKind.DEPOSIT, Optional.empty(), opening, "opening balance");
        }
        if (unclean && settings.mode() == Mode.LIVE) {
            states.lower(
                    "unclean-exit", Scope.ACCOUNT, TradingState.HALTED, "the last run did not end in order", false);
        }
        agreement.abandonUnsent();
        List<Break> breaks = reconcile();
        started = true;
        emergency.checkStopSign();
        settle();
        checkpointIfDue();
        return breaks;
    }

    /**
     * Compares our books with the broker's. The first difference reduces its instrument, or the account where it is about
     * none; when differences are found again while one is unresolved, the account is halted.
     */
    public List<Break> reconcile() {
        List<Break> breaks = agreement.reconcile();
        settle();
        ledger.sync();
        return breaks;
    }

    /**
     * Compares our books with the broker's where that was not done within this time; between two cycles. A broker that cannot be
     * read reduces the account until it can.
     */
    public void reconcileWithin(Duration age) {
        settle();
        if (failure().isEmpty()) {
            try {
                agreement.within(age);
            } catch (JournalException e) {
                emergency.journalFailed(e);
            }
        }
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
        boolean done = state().lastScheduled(schedule.name())
                .filter(last -> !scheduledAt.isAfter(last))
                .isPresent();
        if (done || failure().isPresent()) {
            return CycleOutcome.SKIPPED;
        }
        busy = true;
        try {
            desk.cycleBegins();
            emergency.checkStopSign();
            if (state().tradingStates().account() == TradingState.KILLED) {
                desk.cancelEntries("trading is killed");
                return CycleOutcome.SKIPPED;
            }
            agreement.beforeCycle();
            return runner.run(schedule, scheduledAt);
        } catch (JournalException e) {
            emergency.journalFailed(e);
            return CycleOutcome.SKIPPED;
        } finally {
            busy = false;
            settle();
            checkpointIfDue();
        }
    }

    /** The trigger of a scheduled time was missed; nothing is made up. */
    public void skipped(Schedule schedule, Instant scheduledAt) {
        runner.skipped(schedule, scheduledAt);
    }

    /** From the next cycle on these rules decide; between two cycles only. */
    public void activate(RuleEvaluator evaluator) {
        if (busy) {
            throw new IllegalStateException("rules change between two cycles only.");
        }
        runner.use(evaluator);
        ledger.write(new JournalRecord.RuleSetActivated(evaluator.ruleSet().hash()));
    }

    public RuleSet ruleSet() {
        return runner.ruleSet();
    }

    /** A person lowers the state; the record is durable on return. Again with the same words changes nothing. */
    public void lower(Scope scope, TradingState to, String reason, String operator) {
        String by = "operator:" + operator;
        String id = String.join("|", by, scope.toString(), to.name());
        states.lower(new JournalRecord.StateLowered(id, scope, to, Optional.empty(), reason, by, false));
        desk.cancelEntries(reason);
        settle();
        ledger.checkpoint();
    }

    /**
     * Does at once, between two cycles, what a stop sign asks for. Again it only asks for cancels that are unanswered.
     *
     * @return whether there is one and it stands in the journal, durably
     */
    public boolean obeyStopSign() {
        if (ledger.failure().isPresent() || parts.stopSign().get().isEmpty()) {
            return false;
        }
        try {
            desk.cycleBegins();
            emergency.checkStopSign();
            settle();
            ledger.checkpoint();
            return true;
        } catch (JournalException e) {
            emergency.journalFailed(e);
            return false;
        }
    }

    /**
     * A person ends a cause and so acknowledges the limit behind it. What killed trading ends only in a later run, and
     * leaves the account halted.
     *
     * @throws IllegalArgumentException when no such cause is in force, or reason or operator is blank
     * @throws IllegalStateException when trading was killed in this run
     */
    public void raise(String causeId, String reason, String operator) {
        new Resume(ledger, states).raise(causeId, reason, operator);
        ledger.checkpoint();
    }

    /**
     * A person found out what became of an order in quarantine, or of an unknown one; durable on return.
     *
     * @throws IllegalArgumentException when it is neither, or the broker's id is another order's
     */
    public void resolve(Resolution found) {
        aftercare.resolve(found);
        settle();
        ledger.checkpoint();
    }

    /**
     * The connection to the broker is back: what was missed in between is asked for at once. Between two cycles. While the
     * broker cannot be read the account is reduced.
     */
    public void reconnected() {
        agreement.connected();
        reconcileWithin(Duration.ZERO);
        settle();
    }

    /** Cash moved without a trade. */
    public void cash(CashKind kind, Optional<InstrumentId> instrument, Money amount, String note) {
        ledger.write(new JournalRecord.CashMoved(Optional.empty(), kind, instrument, amount, note));
    }

    /** The broker booked something that no order did; told again, it changes nothing. Between two cycles. */
    public void heard(AccountEvent event) {
        hearing.add(event);
        settle();
    }

    /** Ends the run in order. */
    public void end(String reason) {
        settle();
        ledger.write(new JournalRecord.RunEnded(reason));
        ledger.checkpoint();
    }

    /** Makes everything durable and keeps the state, so that a later start need not fold what came before. */
    public void checkpoint() {
        if (ledger.failure().isEmpty()) {
            ledger.checkpoint();
        }
    }

    /** After orders have left: nothing waits for it. */
    private void checkpointIfDue() {
        try {
            ledger.checkpointIfDue();
        } catch (JournalException e) {
            emergency.journalFailed(e);
        }
    }

    public EngineState state() {
        return ledger.state();
    }

    /** From now on no order leaves this process; cancels do. Any thread. */
    public void latch(String reason) {
        desk.latch(reason);
    }

    /** Why no order can be sent by this process any more: its journal failed, or a cycle exceeded its time budget. */
    public Optional<String> failure() {
        return desk.latched();
    }

    private void heard(ExecutionReport report) {
        hearing.add(report);
        if (started) {
            settle();
        }
    }

    private void answered(JournalRecord answer) {
        if (ledger.failure().isPresent()) {
            return;
        }
        try {
            ledger.write(answer);
            answered = true;
        } catch (JournalException e) {
            emergency.journalFailed(e);
        }
        settle();
    }

    /** Books what was heard and moves waiting exits on, until nothing more happens. */
    private void settle() {
        if (busy || ledger.failure().isPresent()) {
            return;
        }
        busy = true;
        try {
            do {
                answered = false;
                hearing.bookAll();
                aftercare.progress();
                exits.progress();
                if (desk.hasOutbound()) {
                    desk.dispatch();
                }
            } while (answered || !hearing.isEmpty() || desk.hasOutbound());
        } catch (JournalException e) {
            emergency.journalFailed(e);
        } finally {
            busy = false;
        }
    }
}
