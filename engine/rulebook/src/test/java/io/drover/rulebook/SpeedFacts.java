package io.drover.rulebook;

import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.decision.StrategyRow;
import io.drover.fact.Bar;
import io.drover.fact.Cycle;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cycles of a market in which every price changes each time; facts that do not change stay the same objects. */
final class SpeedFacts {
    private final int symbols;
    private final Random random = new Random(7);
    private final double[] price;
    private final boolean[] held;
    private final double[] sign;
    private final List<Fact> still = new ArrayList<>();

    SpeedFacts(RuleSet rules, int symbols) {
        this.symbols = symbols;
        price = new double[symbols];
        held = new boolean[symbols];
        sign = new double[symbols];
        for (int i = 0; i < symbols; i++) {
            price[i] = 1000;
            sign[i] = 1;
            still.add(Facts.open(symbol(i)));
        }
        still.add(new Cycle("minute", 1_000, "2013-01-02", 960));
        rules.strategies().stream().map(StrategyRow::toFact).forEach(still::add);
    }

    List<Snapshot> cycles(int count) {
        List<Snapshot> cycles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cycles.add(next());
        }
        return cycles;
    }

    private Snapshot next() {
        List<Fact> facts = new ArrayList<>(still);
        facts.add(Facts.account(0.01));
        for (int i = 0; i < symbols; i++) {
            one(i, facts);
        }
        return Snapshot.of(facts);
    }

    private void one(int i, List<Fact> facts) {
        String symbol = symbol(i);
        price[i] += random.nextInt(31) - 15 + (1000 - price[i]) / 20;
        double before = sign[i];
        sign[i] = random.nextInt(50) == 0 ? -before : before;
        indicator(facts, symbol, "crossSign", before);
        indicator(facts, symbol, "sign", sign[i]);
        indicator(facts, symbol, "fast", price[i]);
        indicator(facts, symbol, "slow", price[i] + random.nextInt(9) - 4);
        indicator(facts, symbol, "rsi", random.nextInt(10_000) / 100.0);
        facts.add(new Bar(symbol, "1m", 0, price[i], price[i], price[i], price[i], 1000, true));
        held[i] = random.nextInt(30) == 0 ? random.nextInt(3) == 0 : held[i];
        if (held[i]) {
            facts.add(new Position(symbol, "cross", 10, 930, price[i], 1000, 0, 0, 0, 1000, 1000, 0));
        }
    }

    private static void indicator(List<Fact> facts, String symbol, String name, double value) {
        facts.add(new Indicator(symbol, "1m", name, value, value, true));
    }

    private static String symbol(int i) {
        return "S%03d.XNAS".formatted(i);
    }
}
