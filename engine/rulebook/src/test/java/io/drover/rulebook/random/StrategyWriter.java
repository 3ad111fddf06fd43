package io.drover.rulebook.random;

import io.drover.fact.Candidate;
import io.drover.fact.Fact;
import io.drover.fact.MarketState;
import io.drover.fact.OpenOrder;
import io.drover.fact.Position;
import io.drover.fact.Regime;
import io.drover.fact.Score;
import io.drover.rulebook.random.ConditionWriter.Readables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes the rules of one strategy: one or two for each stratum. */
final class StrategyWriter {
    private final Draw draw;
    private final String strategy;
    private final boolean regimesFirst;
    private final List<GeneratedRule> rules = new ArrayList<>();

    /** @param regimesFirst whether candidates may be made from regimes, and not the reverse */
    StrategyWriter(Draw draw, String strategy, boolean regimesFirst) {
        this.draw = draw;
        this.strategy = strategy;
        this.regimesFirst = regimesFirst;
    }

    List<GeneratedRule> rules() {
        if (draw.oneIn(2)) {
            regime();
        } else {
            candidate();
        }
        score();
        signal();
        memo();
        switch (draw.below(4)) {
            case 0 -> entry();
            case 1 -> exit();
            case 2 -> cancel();
            default -> memo();
        }
        return rules;
    }

    private void regime() {
        Set<Construct> used = EnumSet.of(Construct.MAKES_REGIME);
        ConditionWriter conditions = writer(used, List.of(), regimesFirst ? List.of() : List.of(Candidate.class));
        add(
                used,
                conditions,
                new ArrayList<>(),
                values -> draw.oneIn(4)
                        ? "propose.regime(drools, \"%s\")".formatted(name())
                        : "propose.regime(drools, \"%s\", %s)".formatted(name(), values.symbol()));
    }

    private void candidate() {
        Set<Construct> used = EnumSet.of(Construct.MAKES_CANDIDATE);
        ConditionWriter conditions = writer(used, List.of(), regimesFirst ? List.of(Regime.class) : List.of());
        add(
                used,
                conditions,
                new ArrayList<>(),
                values ->
                        "propose.candidate(drools, %s, \"%s\", %s)".formatted(values.symbol(), name(), values.real()));
    }

    private void score() {
        Set<Construct> used = EnumSet.of(Construct.MAKES_SCORE);
        ConditionWriter conditions = writer(used, List.of(Regime.class, Candidate.class), List.of());
        add(
                used,
                conditions,
                new ArrayList<>(),
                values -> "propose.score(drools, %s, \"%s\", %s)".formatted(values.symbol(), name(), values.whole()));
    }

    private void signal() {
        Set<Construct> used = EnumSet.of(Construct.MAKES_SIGNAL);
        ConditionWriter conditions = writer(used, List.of(Regime.class, Candidate.class, Score.class), List.of());
        add(
                used,
                conditions,
                new ArrayList<>(),
                values -> "propose.signal(drools, %s, \"%s\", %s, %s)"
                        .formatted(values.symbol(), name(), values.real(), values.text()));
    }

    private void memo() {
        Set<Construct> used = EnumSet.of(Construct.ASKS_MEMO);
        add(
                used,
                last(used),
                new ArrayList<>(),
                values -> draw.oneIn(8)
                        ? "propose.remember(drools, \"number\", %s)".formatted(values.real())
                        : "propose.remember(drools, \"text\", %s).about(%s)".formatted(values.text(), values.symbol()));
    }

    private void entry() {
        Set<Construct> used = EnumSet.of(Construct.ASKS_ENTRY, Construct.NOT);
        ConditionWriter conditions = last(used);
        List<String> lines = new ArrayList<>();
        lines.add(conditions.pattern(MarketState.class, "open"));
        String symbol = conditions.scope().link();
        lines.add("not Position( symbol == %s )".formatted(symbol));
        add(
                used,
                conditions,
                lines,
                values -> "propose.%s(drools, %s).quantity(1.0).stopLossRatio(0.5).because(%s)"
                        .formatted(draw.of("buy", "sell"), symbol, values.text()));
    }

    private void exit() {
        Set<Construct> used = EnumSet.of(Construct.ASKS_EXIT);
        ConditionWriter conditions = last(used);
        List<String> lines = new ArrayList<>();
        String position = conditions.named(Position.class, lines);
        add(
                used,
                conditions,
                lines,
                values -> "propose.exit(drools, %s).because(%s)".formatted(position, values.text()));
    }

    private void cancel() {
        Set<Construct> used = EnumSet.of(Construct.ASKS_CANCEL);
        ConditionWriter conditions = last(used);
        List<String> lines = new ArrayList<>();
        String order = conditions.named(OpenOrder.class, lines);
        add(used, conditions, lines, values -> "propose.cancel(drools, %s)".formatted(order));
    }

    private ConditionWriter last(Set<Construct> used) {
        return writer(used, Vocabulary.DERIVED, List.of());
    }

    private ConditionWriter writer(
            Set<Construct> used, List<Class<? extends Fact>> anyhow, List<Class<? extends Fact>> matched) {
        List<Class<? extends Fact>> all = new ArrayList<>(Vocabulary.OBSERVED);
        all.addAll(anyhow);
        return new ConditionWriter(draw, used, new Readables(all, matched));
    }

    private String name() {
        return "r" + rules.size();
    }

    private void add(Set<Construct> used, ConditionWriter conditions, List<String> lines, Call call) {
        RuleLines.fill(draw, used, conditions, lines);
        String consequence = call.with(new ConsequenceWriter(draw, conditions.scope()));
        String rule = "strategy.%s.%s".formatted(strategy, name());
        rules.add(new GeneratedRule("strategy/" + strategy + ".drl", rule, "", lines, consequence, used));
    }

    /** What a rule does. */
    @FunctionalInterface
    private interface Call {
        String with(ConsequenceWriter values);
    }
}
