package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.decision.Judged;
import io.drover.decision.Verdict;
import io.drover.decision.Veto;
import io.drover.fact.FactNumbers;
import io.drover.fact.Limit;
import io.drover.fact.Proposal;
import io.drover.model.OrdStatus;
import io.drover.model.TradingState;
import java.util.ArrayList;
import java.util.List;

/** From measured proposals to decisions: verdicts, the walk, trading state, vetoes, hard gate. */
final class Arbitration {
    private final EngineState state;
    private final RiskGate gate;
    private final StrategyRights rights;
    private final Observation seen;

    Arbitration(EngineState state, RiskGate gate, StrategyRights rights, Observation seen) {
        this.state = state;
        this.gate = gate;
        this.rights = rights;
        this.seen = seen;
    }

    /**
     * One proposal on its way to a decision.
     *
     * @param candidate exact terms
     * @param proposal the fact that guards judged
     * @param measured verdicts of the proposal alone
     * @param early denials that need no sum
     */
    private record Case(Candidate candidate, Proposal proposal, List<Verdicts.Measured> measured, List<Denial> early) {
        boolean entersWalk() {
            return early.isEmpty() && Walk.passesAlone(measured);
        }

        List<Verdict> verdictsAlone() {
            List<Verdict> verdicts = new ArrayList<>(measured.size());
            for (Verdicts.Measured m : measured) {
                verdicts.add(m.verdict());
            }
            return verdicts;
        }
    }

    /** Decisions in the order of the candidates. */
    List<Decision> decide(List<Candidate> candidates, List<Proposal> proposals, Judged judged) {
        Verdicts verdicts = new Verdicts(seen.snapshot().all(Limit.class), judged);
        List<Case> cases = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            Candidate c = candidates.get(i);
            Proposal p = proposals.get(i);
            cases.add(new Case(c, p, verdicts.of(p), beforeWalk(c, p, judged)));
        }
        Walk walk = new Walk();
        for (Case c : cases) {
            if (c.entersWalk()) {
                walk.enter(c.measured());
                gate.enter(c.candidate());
            }
        }
        List<Decision> decisions = new ArrayList<>(cases.size());
        for (Case c : cases) {
            decisions.add(decision(c, walk));
        }
        return decisions;
    }

    private Decision decision(Case c, Walk walk) {
        Proposal p = c.proposal();
        List<Verdict> verdicts = c.entersWalk() ? walk.judge(c.measured()) : c.verdictsAlone();
        List<Denial> denials = new ArrayList<>(c.early());
        for (Verdict v : verdicts) {
            if (v.outcome() != Verdict.Outcome.PASS) {
                denials.add(denial(v));
            }
        }
        if (denials.isEmpty()) {
            denials.addAll(rights.check(c.candidate()));
            denials.addAll(gate.check(c.candidate()));
        }
        if (denials.isEmpty()) {
            walk.accept(c.measured());
            rights.accept(c.candidate());
            gate.accept(c.candidate());
        }
        return new Decision(
                p.id(),
                p,
                c.candidate().order(),
                c.candidate().provenances(),
                c.candidate().reason(),
                verdicts,
                denials);
    }

    /** What needs no sum: refusals by Java, by the trading state and by vetoes. */
    private List<Denial> beforeWalk(Candidate c, Proposal p, Judged judged) {
        List<Denial> denials = new ArrayList<>(c.denials());
        TradingState now = state.tradingStates().of(c.strategy(), c.symbol());
        if (c.isEntry() ? !now.allowsEntries() : !now.allowsExits()) {
            denials.add(new Denial("TRADING_" + now, "strategy=%s, symbol=%s".formatted(c.strategy(), c.symbol())));
        }
        if (c.isEntry() && unknownOrder(c)) {
            denials.add(new Denial("ORDER_UNKNOWN", "symbol=" + c.symbol()));
        }
        for (Veto v : judged.vetoes()) {
            if (v.proposal().equals(p.id())) {
                denials.add(new Denial(v.code(), "rule=%s, %s".formatted(v.rule(), v.reason())));
            }
        }
        return denials;
    }

    private boolean unknownOrder(Candidate c) {
        for (Order order : state.books().openOrders()) {
            if (order.status() == OrdStatus.UNKNOWN
                    && order.request().instrument().equals(c.instrument().id())) {
                return true;
            }
        }
        return false;
    }

    private static Denial denial(Verdict v) {
        return switch (v.outcome()) {
            case MISSING -> new Denial("CONTROL_VERDICT_MISSING", "control=%s, row=%s".formatted(v.control(), v.row()));
            case CONTRADICTORY, NOT_FINITE ->
                new Denial(
                        "CONTROL_VERDICT_INVALID",
                        "control=%s, row=%s, outcome=%s".formatted(v.control(), v.row(), v.outcome()));
            case PASS, BREACH ->
                new Denial(
                        v.control().code(),
                        "control=%s, measured=%s, limit=%s, row=%s"
                                .formatted(
                                        v.control(),
                                        FactNumbers.text(v.measured()),
                                        FactNumbers.text(v.limit()),
                                        v.row()));
        };
    }
}
