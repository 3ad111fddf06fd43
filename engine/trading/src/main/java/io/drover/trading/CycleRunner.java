package io.drover.trading;

import io.drover.decision.Finding;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.decision.StrategyRow;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One cycle: observe, decide, judge, journal, dispatch. */
final class CycleRunner {
    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final ExitPlans exits;
    private final StateChanges states;
    private final Observer observer;
    private final Troubles troubles;
    private RuleEvaluator evaluator;
    private Map<String, StrategyRow> strategies;

    CycleRunner(
            EngineSettings settings,
            EngineParts parts,
            Ledger ledger,
            OrderDesk desk,
            ExitPlans exits,
            RuleEvaluator evaluator) {
        this.settings = settings;
        this.parts = parts;
        this.ledger = ledger;
        this.desk = desk;
        this.exits = exits;
        this.states = new StateChanges(ledger, settings.states());
        this.observer = new Observer(settings, ledger.state(), parts.market());
        this.troubles = new Troubles(ledger.state(), states);
        this.evaluator = evaluator;
        this.strategies = byName(evaluator);
    }

    /** From the next cycle on these rules decide. */
    void use(RuleEvaluator next) {
        evaluator = next;
        strategies = byName(next);
    }

    private static Map<String, StrategyRow> byName(RuleEvaluator evaluator) {
        return evaluator.ruleSet().strategies().stream()
                .collect(Collectors.toMap(StrategyRow::name, Function.identity()));
    }

    RuleSet ruleSet() {
        return evaluator.ruleSet();
    }

    CycleOutcome run(Schedule schedule, Instant at) {
        long start = nanos();
        Instant actualStart = parts.clock().instant();
        String dayBefore = ledger.state().day().label();
        Observation seen = observer.observe(schedule, at, ruleSet());
        long observed = nanos();
        if (!dayBefore.isEmpty() && !dayBefore.equals(settings.accountingDay().label(at, seen.number()))) {
            states.newAccountingDay();
        }
        List<Finding> findings = new ArrayList<>(troubles.look(seen, strategies));
        Decider decider = new Decider(settings, parts, ledger, desk, evaluator, strategies);
        Decider.Outcome outcome = Decider.Outcome.NOTHING;
        CycleOutcome end = CycleOutcome.DONE;
        try {
            outcome = decider.decide(schedule.strategies(), seen, findings);
        } catch (RuleFailureException e) {
            end = discarded(e);
            findings.add(new Finding("CYCLE_DISCARDED", "", e.getMessage()));
            failed(e, decider.isGuarding());
        }
        long decided = nanos();
        JournalRecord.Cycle cycle = record(schedule, at, end, seen.snapshot(), outcome, findings);
        ledger.write(cycle);
        place(outcome, cycle);
        desk.sync();
        long durable = nanos();
        desk.sendAll();
        long guards = decider.guardNanos();
        ledger.write(new JournalRecord.CycleTiming(
                seen.number(),
                actualStart,
                observed - start,
                decided - observed - guards,
                guards,
                durable - decided,
                decider.evaluator()));
        return end;
    }

    /** The trigger of a scheduled time was missed. */
    void skipped(Schedule schedule, Instant at) {
        Snapshot nothing = new Snapshot(List.of());
        ledger.write(record(schedule, at, CycleOutcome.SKIPPED, nothing, Decider.Outcome.NOTHING, List.of()));
    }

    private JournalRecord.Cycle record(
            Schedule schedule,
            Instant at,
            CycleOutcome end,
            Snapshot snapshot,
            Decider.Outcome outcome,
            List<Finding> findings) {
        return new JournalRecord.Cycle(
                ledger.state().cycles() + 1,
                schedule.name(),
                at,
                ledger.state().previousCycle(schedule.name()),
                ruleSet().hash(),
                end,
                snapshot,
                outcome.asked(),
                outcome.states(),
                outcome.decisions(),
                outcome.memos(),
                findings);
    }

    private void place(Decider.Outcome outcome, JournalRecord.Cycle cycle) {
        for (int i = 0; i < outcome.decisions().size(); i++) {
            if (outcome.decisions().get(i).accepted()) {
                desk.intend(outcome.candidates().get(i), outcome.decisions().get(i), cycle);
            }
        }
        outcome.cancels().forEach(desk::cancel);
        exits.progress();
    }

    /**
     * Rules that fail let no more entries through until a person has looked. Guards that fail, and rules over their time
     * budget, stop exits by rules too; the latter also stop this process from sending any order.
     */
    private void failed(RuleFailureException e, boolean guards) {
        boolean overBudget = e.kind() == RuleFailureException.Kind.BUDGET;
        TradingState to = guards || overBudget ? TradingState.HALTED : TradingState.REDUCING;
        String stage = guards ? "guards" : "strategies";
        states.lower("rules|%s|%s".formatted(stage, e.kind()), Scope.ACCOUNT, to, e.getMessage(), false);
        if (overBudget) {
            desk.latch("cycle over its time budget: " + e.getMessage());
        }
        desk.cancelEntries("rules failed");
    }

    private static CycleOutcome discarded(RuleFailureException e) {
        return switch (e.kind()) {
            case BUDGET -> CycleOutcome.DISCARDED_BUDGET;
            case LIMIT -> CycleOutcome.DISCARDED_LIMIT;
            case EXCEPTION -> CycleOutcome.DISCARDED_EXCEPTION;
        };
    }

    private long nanos() {
        return parts.nanos().getAsLong();
    }
}
