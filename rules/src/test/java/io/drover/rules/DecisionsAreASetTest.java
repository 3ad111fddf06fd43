package io.drover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.Snapshot;
import io.drover.fact.Bar;
import io.drover.fact.Cycle;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.MarketState;
import io.drover.fact.Position;
import io.drover.fact.Proposal;
import io.drover.fact.Strategy;
import io.drover.port.RuleEvaluator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shipped rules decide the same whatever the order of facts: no rule may depend on which one fires first. */
final class DecisionsAreASetTest {
    private static final Set<String> ALL =
            Set.of("trend", "meanreversion", "breakout", "momentum", "daily", "regime", "score");
    private static final int SYMBOLS = 40;

    private final RuleEvaluator rules = Shipped.rules();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void the_order_of_facts_means_nothing(long seed) {
        List<Fact> facts = market();
        List<Proposal> proposals = List.of(Shipped.proposal("1-0", true), Shipped.proposal("1-1", false));
        Asked asked = rules.propose(Snapshot.of(facts), ALL);
        Judged judged = rules.judge(Snapshot.of(facts), proposals);

        Collections.shuffle(facts, new Random(seed));
        Snapshot shuffled = new Snapshot(facts);

        assertThat(rules.propose(shuffled, ALL)).isEqualTo(asked);
        assertThat(rules.judge(shuffled, proposals)).isEqualTo(judged);
    }

    @Test
    void the_market_of_this_test_makes_every_pack_speak() {
        Asked asked = rules.propose(Snapshot.of(market()), ALL);

        Set<String> strategies = asked.drafts().stream().map(d -> d.strategy()).collect(Collectors.toSet());
        Set<String> derived =
                asked.derived().stream().map(d -> d.getClass().getSimpleName()).collect(Collectors.toSet());
        assertThat(strategies).containsExactlyInAnyOrder("trend", "meanreversion", "breakout", "momentum", "daily");
        assertThat(derived).containsExactlyInAnyOrder("Regime", "Score", "Candidate");
    }

    @Test
    void only_the_named_strategies_speak() {
        Asked asked = rules.propose(Snapshot.of(market()), Set.of("breakout"));

        assertThat(asked.drafts()).isNotEmpty().allMatch(d -> d.strategy().equals("breakout"));
    }

    /** Values of every indicator, drawn so that each condition of a rule is sometimes true. */
    private List<Fact> market() {
        Random random = new Random(42);
        List<Fact> facts = Shipped.books();
        facts.addAll(Shipped.limits(rules));
        facts.removeIf(Strategy.class::isInstance);
        rules.ruleSet().strategies().forEach(row -> facts.add(row.toFact()));
        facts.add(new Cycle("test", 0, "2024-01-02", 0));
        for (int i = 0; i < SYMBOLS; i++) {
            instrument(facts, "S%02d.XNAS".formatted(i), i % 4 == 3 ? "1d" : "5m", random);
        }
        return facts;
    }

    private static void instrument(List<Fact> facts, String symbol, String timeframe, Random random) {
        double close = 95 + random.nextInt(11);
        facts.add(new Bar(symbol, timeframe, 0, close, close, close, close, 1, true));
        boolean daily = timeframe.equals("1d");
        facts.add(new MarketState(symbol, !daily, daily, 0, 60, false));
        List<String> names =
                new ArrayList<>(List.of("fast", "slow", "bb-lower", "bb-middle", "donchian-high", "donchian-low"));
        names.forEach(name -> facts.add(
                new Indicator(symbol, timeframe, name, 95 + random.nextInt(11), 95 + random.nextInt(11), true)));
        facts.add(new Indicator(symbol, timeframe, "rsi", random.nextInt(100), 50, true));
        facts.add(new Indicator(symbol, timeframe, "adx", random.nextInt(50), 20, true));
        facts.add(new Indicator(symbol, timeframe, "atr", random.nextInt(10), 2, true));
        facts.add(new Indicator(symbol, timeframe, "change", random.nextInt(7) / 100.0 - 0.03, 0, true));
        if (random.nextInt(4) == 0) {
            String owner = daily
                    ? "daily"
                    : List.of("trend", "meanreversion", "breakout", "momentum").get(random.nextInt(4));
            double returned = random.nextInt(21) / 100.0 - 0.10;
            facts.add(new Position(symbol, owner, 10, 100, close, 10 * close, 0, 0, returned, 110, 90, 0));
        }
    }
}
