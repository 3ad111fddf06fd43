package io.drover.trading;

import io.drover.decision.Asked;
import io.drover.decision.Decision;
import io.drover.decision.Draft;
import io.drover.decision.Finding;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.StateRequest;
import io.drover.decision.StrategyRow;
import io.drover.fact.Memo;
import io.drover.fact.Proposal;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One cycle: observe, decide, judge, journal, dispatch. */
final class CycleRunner {
    private static final Asked NOTHING = new Asked(List.of(), List.of(), 0);

    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final StateChanges states;
    private final Observer observer;
    private RuleEvaluator evaluator;
    private Map<String, StrategyRow> strategies = Map.of();

    CycleRunner(EngineSettings settings, EngineParts parts, Ledger ledger, OrderDesk desk, RuleEvaluator evaluator) {
        this.settings = settings;
        this.parts = parts;
        this.ledger = ledger;
        this.desk = desk;
        this.states = new StateChanges(ledger);
        this.observer = new Observer(settings, ledger.state(), parts.market());
        this.evaluator = evaluator;
        use(evaluator);
    }

    /** From the next cycle on these rules decide. */
    void use(RuleEvaluator next) {
        evaluator = next;
        strategies =
                next.ruleSet().strategies().stream().collect(Collectors.toMap(StrategyRow::name, Function.identity()));
    }

    RuleSet ruleSet() {
        return evaluator.ruleSet();
    }

    /**
     * What the rules made of one observation.
     *
     * @param asked by strategy rules
     * @param states asked by halt rules
     * @param candidates that became orders or denials
     * @param decisions one per candidate
     * @param memos to keep
     * @param cancels orders that rules want cancelled
     */
    private record Outcome(
            Asked asked,
            List<StateRequest> states,
            List<Candidate> candidates,
            List<Decision> decisions,
            List<Memo> memos,
            List<Draft.Cancel> cancels) {}

    CycleOutcome run(Schedule schedule, Instant at) {
        long start = parts.nanos().getAsLong();
        Instant actualStart = parts.clock().instant();
        String dayBefore = ledger.state().day().label();
        Observation seen = observer.observe(schedule, at, ruleSet());
        long observed = parts.nanos().getAsLong();
        List<Finding> findings = new ArrayList<>();
        CycleOutcome end = CycleOutcome.DONE;
        Outcome outcome = new Outcome(NOTHING, List.of(), List.of(), List.of(), List.of(), List.of());
        if (!dayBefore.isEmpty() && !dayBefore.equals(settings.accountingDay().label(at, seen.number()))) {
            states.newAccountingDay();
        }
        try {
            outcome = decide(schedule, seen, findings);
        } catch (RuleFailureException e) {
            end = discarded(e);
            findings.add(new Finding("CYCLE_DISCARDED", "", e.getMessage()));
            states.lower("rules|" + e.kind(), Scope.ACCOUNT, stateAfter(e), e.getMessage(), false);
        }
        long decided = parts.nanos().getAsLong();
        JournalRecord.Cycle cycle = new JournalRecord.Cycle(
                seen.number(),
                schedule.name(),
                at,
                ledger.state().previousCycle(schedule.name()),
                ruleSet().hash(),
                end,
                seen.snapshot(),
                outcome.asked(),
                outcome.states(),
                outcome.decisions(),
                outcome.memos(),
                findings);
        ledger.write(cycle);
        place(outcome, cycle);
        long written = parts.nanos().getAsLong();
        desk.dispatch();
        ledger.write(new JournalRecord.CycleTiming(
                seen.number(),
                actualStart,
                observed - start,
                decided - observed,
                written - decided,
                parts.nanos().getAsLong() - written));
        return end;
    }

    private Outcome decide(Schedule schedule, Observation seen, List<Finding> findings) {
        Judged halt = evaluator.halt(seen.snapshot());
        states.lower(halt.states());
        desk.cancelEntries("trading state lowered");
        Asked asked = evaluator.propose(seen.snapshot(), schedule.strategies());
        List<Candidate> candidates = size(asked, seen, findings);
        List<Proposal> proposals = new Proposals(settings, ledger.state(), seen).of(candidates);
        Judged judged = proposals.isEmpty() ? Judged.NOTHING : evaluator.judge(seen.snapshot(), proposals);
        List<Decision> decisions = proposals.isEmpty()
                ? List.of()
                : new Arbitration(ledger.state(), new RiskGate(settings.ceilings(), ledger.state(), seen), seen)
                        .decide(candidates, proposals, judged);
        List<Memo> memos =
                Memos.of(all(asked, Draft.Remember.class), ledger.state().memos(), seen.at(), findings::add);
        return new Outcome(asked, halt.states(), candidates, decisions, memos, all(asked, Draft.Cancel.class));
    }

    private List<Candidate> size(Asked asked, Observation seen, List<Finding> findings) {
        if (asked.drafts().isEmpty()) {
            return List.of();
        }
        Sizer sizer = new Sizer(settings, ledger.state().books(), strategies, seen, findings::add);
        List<Candidate> candidates = new ArrayList<>();
        for (Draft draft : asked.drafts()) {
            draft.match(new Draft.Cases<Optional<Candidate>>(
                            sizer::size, sizer::size, c -> Optional.empty(), r -> Optional.empty()))
                    .ifPresent(candidates::add);
        }
        return Collapse.of(candidates);
    }

    private void place(Outcome outcome, JournalRecord.Cycle cycle) {
        for (int i = 0; i < outcome.decisions().size(); i++) {
            if (outcome.decisions().get(i).accepted()) {
                desk.intend(outcome.candidates().get(i), outcome.decisions().get(i), cycle);
            }
        }
        for (Draft.Cancel draft : outcome.cancels()) {
            ledger.state().books().openOrders().stream()
                    .filter(o -> OrderLabel.of(o).equals(draft.order()))
                    .forEach(o -> desk.cancel(o, draft.provenance().rule()));
        }
        desk.progressExits();
    }

    private static <T extends Draft> List<T> all(Asked asked, Class<T> type) {
        return asked.drafts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static CycleOutcome discarded(RuleFailureException e) {
        return switch (e.kind()) {
            case BUDGET -> CycleOutcome.DISCARDED_BUDGET;
            case LIMIT -> CycleOutcome.DISCARDED_LIMIT;
            case EXCEPTION -> CycleOutcome.DISCARDED_EXCEPTION;
        };
    }

    private static TradingState stateAfter(RuleFailureException e) {
        return e.kind() == RuleFailureException.Kind.BUDGET ? TradingState.HALTED : TradingState.REDUCING;
    }
}
