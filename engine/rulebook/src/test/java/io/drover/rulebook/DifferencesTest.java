package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Asked;
import io.drover.decision.Snapshot;
import io.drover.fact.Bar;
import io.drover.fact.Fact;
import io.drover.fact.Memo;
import io.drover.fact.Position;
import io.drover.fact.Quote;
import io.drover.fact.Trade;
import io.drover.rulebook.Inquiry.Call;
import io.drover.rulebook.random.GeneratedRule;
import io.drover.rulebook.random.GeneratedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions on which evaluators differed once, or could: what each means to the reference, and that all agree. */
class DifferencesTest {
    private static final String UP = "propose.signal(drools, \"A\", \"UP\", 1.0, \"x\")";
    private static final String SCORED = "propose.score(drools, $s, \"x\", 1)";
    private static final Fact A = bar("A", 1, 1);
    private static final Fact B = bar("B", 2, 2);
    /** As a double it is equal to the next whole number. */
    private static final long BEYOND = 1L << 53;

    /**
     * Some rules and some facts.
     *
     * @param firings how often the reference fires
     */
    record Case(String name, List<GeneratedRule> rules, int firings, List<Fact> facts) {
        /** One rule, of which {@code regime} is the name of the regime that it finds, as the rule writes it. */
        Case(String name, String conditions, String regime, int firings, List<Fact> facts) {
            this(
                    name,
                    List.of(rule("s0", "r0", "propose.regime(drools, %s)".formatted(regime), conditions)),
                    firings,
                    facts);
        }

        Case(String name, String conditions, int firings, List<Fact> facts) {
            this(name, conditions, "\"r0\"", firings, facts);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "a whole number is looked up among many by a number of the same kind",
                        "Bar( $s : symbol, $end : end )\nTrade( time == $end )",
                        2,
                        and(trades(40), A, B)),
                new Case(
                        "a double is compared with a whole number by value",
                        "Bar( $s : symbol, $end : end )\nTrade( symbol == \"A\", price > $end )",
                        1,
                        and(trades(2), A, B, trade("A", 5, 1.5))),
                new Case(
                        "no number is above, below or equal to NaN",
                        "Bar( close > 0.0 || close <= 0.0 )",
                        1,
                        List.of(A, bar("N", 1, Double.NaN))),
                new Case("minus zero is below zero", "Bar( close < 0.0 )", 1, List.of(bar("A", 1, -0.0))),
                new Case(
                        "equal facts match once each",
                        "Bar( $s : symbol )\nexists Bar( symbol == $s )",
                        2,
                        List.of(bar("A", 1, 1), bar("A", 1, 1))),
                new Case(
                        "least of nothing does not match",
                        "accumulate( Bar( $c : close ); $min : min($c) )",
                        0,
                        List.of(position("A"))),
                new Case(
                        "least of 0.0 and -0.0 is -0.0",
                        "accumulate( Bar( $c : close ); $min : min($c); $min < 1.0 )",
                        "\"\" + $min",
                        1,
                        List.of(bar("A", 1, 0.0), bar("B", 1, -0.0), bar("C", 1, 0.0))),
                new Case(
                        "greatest of -0.0 and 0.0 is 0.0",
                        "accumulate( Bar( $c : close ); $max : max($c); $max < 1.0 )",
                        "\"\" + $max",
                        1,
                        List.of(bar("A", 1, -0.0), bar("B", 1, 0.0), bar("C", 1, -0.0))),
                new Case(
                        "least of something that is no number is no number",
                        "accumulate( Bar( $c : close ); $min : min($c); $min > 0.0 || $min <= 0.0 )",
                        0,
                        List.of(A, bar("N", 1, Double.NaN), B)),
                new Case(
                        "average of whole numbers beyond 2^53 is that of their exact sum",
                        "accumulate( Trade( $t : time ); $mean : average($t) )",
                        "\"\" + $mean",
                        1,
                        List.of(trade("A", BEYOND, 1), trade("B", 1, 1), trade("C", 1, 1), trade("D", -BEYOND, 1))),
                new Case(
                        "average of lengths",
                        "accumulate( Bar( $n : symbol.length() ); $mean : average($n) )",
                        "\"\" + $mean",
                        1,
                        List.of(A, bar("BB", 1, 1))),
                new Case(
                        "a whole number beyond 2^53 is not equal to a sum that differs by one",
                        "accumulate( Trade( $t : time ); $sum : sum($t) )\nexists Bar( end == $sum )",
                        0,
                        List.of(trade("A", BEYOND, 1), trade("B", 1, 1), bar("A", BEYOND, 1))),
                new Case(
                        "two sums beyond 2^53 are each compared exactly",
                        """
                        accumulate( Trade( $t : time ); $sum : sum($t) )
                        accumulate( Trade( $u : time ); $most : max($u) )
                        exists Memo( expires == $most, expires == $sum )""",
                        0,
                        List.of(trade("A", BEYOND, 1), trade("B", 1, 1), memo("A", BEYOND))),
                new Case(
                        "count of nothing matches",
                        "accumulate( Bar(); $n : count(); $n == 0 )",
                        1,
                        List.of(position("A"))),
                new Case(
                        "a not in a not",
                        "Bar( $s : symbol )\nnot( Quote( symbol == $s ) and not Trade( symbol == $s ) )",
                        1,
                        List.of(A, B, quote("A"))),
                new Case(
                        "an accumulate under not",
                        "Bar( $s : symbol )\nnot( accumulate( Quote(); $n : count(); $n > 1 ) )",
                        1,
                        List.of(A, quote("A"))),
                new Case(
                        "an accumulate under exists",
                        "Bar( $s : symbol )\nexists( accumulate( Quote(); $n : count(); $n > 0 ) )",
                        1,
                        List.of(A, quote("A"))),
                new Case(
                        "an accumulate as an alternative",
                        "Bar( $s : symbol )\n( Trade( symbol == $s ) or accumulate( Quote(); $n : count(); $n > 0 ) )",
                        1,
                        List.of(A, quote("A"))),
                new Case(
                        "a forall under not",
                        "Bar( $s : symbol )\nnot( forall( Quote( $q : symbol ) Trade( symbol == $q ) ) )",
                        1,
                        List.of(A, quote("A"))),
                new Case(
                        "truth values joined",
                        "Bar( $f : fresh )\nMarketState( open == $f )",
                        1,
                        List.of(A, Facts.open("A"))),
                new Case(
                        "a derived fact and a fact that is not there, in a group, beside a group that begins with it elsewhere",
                        List.of(
                                rule("s6", "r2", UP, "forall( Score( $s1 : symbol ) $f2 : Quote() )", "Strategy()"),
                                rule("s12", "r1", SCORED, "Bar( $s : symbol, $d : (close + open) )"),
                                rule("s12", "r2", UP, "exists( Score() and not Trade( size > 2 ) )")),
                        2,
                        List.of(A)),
                new Case(
                        "a derived fact without another, beside a group of the two that lacks the other",
                        List.of(
                                rule("s1", "r1", SCORED, "Bar( $s : symbol )"),
                                rule("s2", "r1", UP, "exists( Score() and not Trade() )"),
                                rule("s3", "r1", UP, "exists( Score() and Quote() )"),
                                rule("s4", "r1", UP, "Strategy()")),
                        2,
                        List.of(A)),
                new Case(
                        "a group that one rule accumulates and another negates",
                        List.of(
                                rule("s1", "r1", UP, "accumulate( Bar() and not Trade(); $n : count(); $n > 0 )"),
                                rule("s1", "r2", UP, "not( Bar() and not Trade() )", "Quote()"),
                                rule("s1", "r3", UP, "exists( Bar() and not Trade() )")),
                        2,
                        List.of(A, quote("A"))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_evaluator_agrees(Case one) {
        GeneratedRules rules = new GeneratedRules(one.rules());
        CompiledRules compiled = CheckedRules.sound(GeneratedSources.of(rules)).compiled();
        Inquiry question = new Inquiry(Call.PROPOSE, Snapshot.of(one.facts()), rules.strategies(), List.of());

        Optional<Differential.Difference> difference =
                Differential.of(compiled, List.of(question, question), answer -> {});

        assertThat(difference).isEmpty();
        try (StageEvaluator reference = new Evaluators(Differential.SETTINGS).reference(compiled)) {
            assertThat(question.to(reference))
                    .isInstanceOfSatisfying(
                            Asked.class, a -> assertThat(a.firings()).isEqualTo(one.firings()));
        }
    }

    private static GeneratedRule rule(String strategy, String name, String consequence, String... conditions) {
        return new GeneratedRule(
                "strategy/%s.drl".formatted(strategy),
                "strategy.%s.%s".formatted(strategy, name),
                "",
                Stream.of(conditions).flatMap(String::lines).toList(),
                consequence,
                Set.of());
    }

    private static List<Fact> and(List<Fact> some, Fact... more) {
        List<Fact> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static List<Fact> trades(int count) {
        List<Fact> trades = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            trades.add(trade("T" + i, i, i));
        }
        return trades;
    }

    private static Bar bar(String symbol, long end, double close) {
        return new Bar(symbol, "1d", end, close, close, close, close, 0, true);
    }

    private static Trade trade(String symbol, long time, double price) {
        return new Trade(symbol, time, price, 1, 0);
    }

    private static Quote quote(String symbol) {
        return new Quote(symbol, 0, 1, 2, 1, 1, 0);
    }

    private static Memo memo(String symbol, long expires) {
        return new Memo("s0", symbol, "note", 0, "", expires);
    }

    private static Position position(String symbol) {
        return Facts.position(symbol, 0);
    }
}
