package io.drover.trading;

import io.drover.decision.Asked;
import io.drover.decision.Decision;
import io.drover.decision.Draft;
import io.drover.decision.Finding;
import io.drover.decision.Judged;
import io.drover.decision.StateRequest;
import io.drover.decision.StrategyRow;
import io.drover.fact.Memo;
import io.drover.fact.Proposal;
import io.drover.model.OrderRole;
import io.drover.port.RuleEvaluator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Makes decisions of one observation: halt rules, strategy rules, sizing, guard rules, arbitration, hard gate. */
final class Decider {
    private final EngineSettings settings;
    private final EngineParts parts;
    private final EngineState state;
    private final StateChanges states;
    private final OrderDesk desk;
    private final RuleEvaluator evaluator;
    private final Map<String, StrategyRow> strategies;
    private final LongSupplier nanos;
    private boolean guarding;
    private long guardNanos;

    Decider(
            EngineSettings settings,
            EngineParts parts,
            Ledger ledger,
            OrderDesk desk,
            RuleEvaluator evaluator,
            Map<String, StrategyRow> strategies) {
        this.settings = settings;
        this.parts = parts;
        this.state = ledger.state();
        this.states = new StateChanges(ledger, settings.states());
        this.desk = desk;
        this.evaluator = evaluator;
        this.strategies = strategies;
        this.nanos = parts.nanos();
    }

    /**
     * What the rules made of one observation.
     *
     * @param asked by strategy rules
     * @param states asked by halt rules
     * @param candidates that became orders or denials
     * @param decisions one per candidate
     * @param memos to keep
     * @param cancels orders to cancel, with the rule that asked
     */
    record Outcome(
            Asked asked,
            List<StateRequest> states,
            List<Candidate> candidates,
            List<Decision> decisions,
            List<Memo> memos,
            Map<Order, String> cancels) {
        static final Outcome NOTHING =
                new Outcome(new Asked(List.of(), List.of(), 0), List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    /** Whether guard rules were being evaluated last: after a failure, which stage failed. */
    boolean isGuarding() {
        return guarding;
    }

    String evaluator() {
        return evaluator.name();
    }

    /** Nanoseconds spent with guards, arbitration and the gate. */
    long guardNanos() {
        return guardNanos;
    }

    Outcome decide(Set<String> active, Observation seen, List<Finding> findings) {
        long start = nanos.getAsLong();
        guarding = true;
        Judged halt = evaluator.halt(seen.snapshot());
        states.lower(halt.states());
        desk.cancelEntries("trading state lowered");
        guardNanos += nanos.getAsLong() - start;
        guarding = false;
        Asked asked = evaluator.propose(seen.snapshot(), active);
        if (asked.drafts().isEmpty()) {
            return new Outcome(asked, halt.states(), List.of(), List.of(), List.of(), Map.of());
        }
        StrategyRights rights =
                new StrategyRights(strategies, state.books(), parts.broker().capabilities(), seen);
        List<Candidate> candidates = size(asked, seen, rights, findings);
        start = nanos.getAsLong();
        List<Decision> decisions = candidates.isEmpty() ? List.of() : judge(candidates, seen, rights);
        guardNanos += nanos.getAsLong() - start;
        List<Memo> memos = Memos.of(all(asked, Draft.Remember.class), state.memos(), seen.at(), findings::add);
        return new Outcome(asked, halt.states(), candidates, decisions, memos, cancels(asked, findings));
    }

    private List<Candidate> size(Asked asked, Observation seen, StrategyRights rights, List<Finding> findings) {
        Sizer sizer = new Sizer(settings, state.books(), rights, seen, findings::add);
        List<Candidate> sized = new ArrayList<>();
        for (Draft draft : asked.drafts()) {
            draft.match(new Draft.Cases<Optional<Candidate>>(
                            sizer::size, sizer::size, c -> Optional.empty(), r -> Optional.empty()))
                    .ifPresent(sized::add);
        }
        List<Candidate> judged = new ArrayList<>(sized.size());
        for (Candidate c : Collapse.of(sized)) {
            judged.add(c.refused(rights.denials(c)));
        }
        return judged;
    }

    private List<Decision> judge(List<Candidate> candidates, Observation seen, StrategyRights rights) {
        List<Proposal> proposals = new Proposals(settings, state, seen).of(candidates);
        guarding = true;
        Judged judged = evaluator.judge(seen.snapshot(), proposals);
        guarding = false;
        return new Arbitration(state, new RiskGate(settings, state, seen), rights, seen)
                .decide(candidates, proposals, judged);
    }

    /** A strategy cancels its own entries and exits; what protects a position is no rule's to take away. */
    private Map<Order, String> cancels(Asked asked, List<Finding> findings) {
        Map<Order, String> cancels = new LinkedHashMap<>();
        for (Draft.Cancel draft : all(asked, Draft.Cancel.class)) {
            String rule = draft.provenance().rule();
            Optional<Order> order = state.books().openOrders().stream()
                    .filter(o -> OrderLabel.of(o).equals(draft.order()))
                    .findFirst();
            if (order.isEmpty()) {
                findings.add(new Finding("ORDER_NOT_FOUND", rule, "order=" + draft.order()));
            } else if (order.get().is(OrderRole.PROTECTIVE)
                    || !order.get().strategy().equals(draft.strategy())) {
                findings.add(new Finding(
                        "CANCEL_REFUSED",
                        rule,
                        "order=%s, role=%s, owner=%s"
                                .formatted(
                                        draft.order(),
                                        order.get().request().role(),
                                        order.get().strategy())));
            } else {
                cancels.putIfAbsent(order.get(), rule);
            }
        }
        return cancels;
    }

    private static <T extends Draft> List<T> all(Asked asked, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Draft draft : asked.drafts()) {
            if (type.isInstance(draft)) {
                found.add(type.cast(draft));
            }
        }
        return found;
    }
}
