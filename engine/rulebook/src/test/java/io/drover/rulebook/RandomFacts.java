package io.drover.rulebook;

import io.drover.decision.RuleSet;
import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Snapshots from a seed: some instruments, some of their facts, values around the thresholds of the test rules. */
final class RandomFacts {
    private RandomFacts() {}

    static List<Fact> of(RuleSet rules, long seed) {
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>();
        for (String symbol : List.of("AAPL.XNAS", "BTC-USD.BITSTAMP", "MSFT.XNAS")) {
            maybe(random, facts, Facts.indicator(symbol, "slow", 10));
            maybe(random, facts, Facts.indicator(symbol, "fast", 9 + random.nextInt(3)));
            maybe(random, facts, Facts.open(symbol));
            double close = 100 + random.nextInt(3) * 0.05;
            maybe(random, facts, Facts.bar(symbol, 100, close, 100, close));
            if (random.nextInt(3) == 0) {
                facts.add(Facts.position(symbol, -0.04 - random.nextInt(3) * 0.01));
            }
            if (random.nextInt(3) == 0) {
                facts.add(Facts.working(symbol, 3599 + random.nextInt(3)));
            }
        }
        facts.add(Facts.account(random.nextInt(5) * 0.01));
        return Facts.snapshot(rules, facts.toArray(new Fact[0])).facts();
    }

    private static void maybe(Random random, List<Fact> facts, Fact fact) {
        if (random.nextInt(4) > 0) {
            facts.add(fact);
        }
    }
}
