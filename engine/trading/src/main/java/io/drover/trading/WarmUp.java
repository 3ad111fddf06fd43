package io.drover.trading;

import io.drover.decision.LimitRow;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.decision.StrategyRow;
import io.drover.fact.Account;
import io.drover.fact.Bar;
import io.drover.fact.Cycle;
import io.drover.fact.DataQuality;
import io.drover.fact.Exposure;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.MarketState;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs rules on a synthetic snapshot, so that the first real cycle does not pay for class loading and compilation. */
final class WarmUp {
    private static final String SYMBOL = "WARM-UP.NONE";

    private WarmUp() {}

    static void run(RuleEvaluator evaluator, int cycles) {
        Snapshot snapshot = snapshot(evaluator.ruleSet());
        var strategies =
                evaluator.ruleSet().strategies().stream().map(StrategyRow::name).collect(Collectors.toSet());
        for (int i = 0; i < cycles; i++) {
            evaluator.halt(snapshot);
            evaluator.propose(snapshot, strategies);
            evaluator.judge(snapshot, List.of(proposal()));
        }
    }

    private static Proposal proposal() {
        return new Proposal(
                "0-0", SYMBOL, "warm-up", "", "USD", true, "BUY", "MARKET", 1, 1, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0,
                0, 0, 0, 0);
    }

    private static Snapshot snapshot(RuleSet rules) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Account(1, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0));
        facts.add(new Bar(SYMBOL, "1m", 1, 1, 1, 1, 1, 1, true));
        facts.add(new Cycle("warm-up", 1, "warm-up", 1));
        facts.add(new DataQuality(SYMBOL, false, false, false, false, 0, 1));
        facts.add(new Exposure("ACCOUNT", "", 0, 0, 0, 0, 0));
        facts.add(new Indicator(SYMBOL, "1m", "warm-up", 1, 1, true));
        for (LimitRow row : rules.limits()) {
            facts.add(row.at(1));
        }
        facts.add(new MarketState(SYMBOL, true, false, 0, 1, false));
        rules.strategies().forEach(row -> facts.add(row.toFact()));
        return Snapshot.of(facts);
    }
}
