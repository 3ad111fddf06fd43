package io.drover.trading;

import io.drover.decision.Asked;
import io.drover.decision.Draft;
import io.drover.decision.Judged;
import io.drover.decision.LimitRow;
import io.drover.decision.Measurement;
import io.drover.decision.Provenance;
import io.drover.decision.RuleSet;
import io.drover.decision.Sizing;
import io.drover.decision.Snapshot;
import io.drover.decision.StateRequest;
import io.drover.decision.StrategyRow;
import io.drover.decision.Terms;
import io.drover.fact.Limit;
import io.drover.fact.Proposal;
import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.port.RuleEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Rules that a test writes in Java: what is asked, and what each control measures (0 unless told otherwise). */
final class ScriptedRules implements RuleEvaluator {
    private final List<LimitRow> limits = new ArrayList<>();
    private Function<Snapshot, List<Draft>> ask = s -> List.of();
    private Function<Snapshot, List<StateRequest>> halt = s -> List.of();
    private Runnable beforeJudging = () -> {};
    private String hash = "hash";
    private UnaryOperator<List<Measurement>> edit = m -> m;
    private List<StrategyRow> strategies = List.of(new StrategyRow("trend", true, 1, true, true, "", Map.of()));

    ScriptedRules() {
        for (Control control : Control.mandatory()) {
            limits.add(row(control, 1_000_000));
        }
    }

    /** Become another rule set that says the same. */
    ScriptedRules hash(String other) {
        hash = other;
        return this;
    }

    static LimitRow row(Control control, double value) {
        return new LimitRow("limits.csv:1", control, Scope.ACCOUNT, "", LimitRow.Basis.ABSOLUTE, value, "", "");
    }

    ScriptedRules limit(Control control, double value) {
        limits.removeIf(l -> l.control() == control);
        limits.add(row(control, value));
        return this;
    }

    ScriptedRules strategy(StrategyRow... rows) {
        strategies = List.of(rows);
        return this;
    }

    ScriptedRules asks(Draft... drafts) {
        ask = s -> List.of(drafts);
        return this;
    }

    ScriptedRules asks(Function<Snapshot, List<Draft>> function) {
        ask = function;
        return this;
    }

    ScriptedRules halts(Function<Snapshot, List<StateRequest>> function) {
        halt = function;
        return this;
    }

    /** What the guard stage does before it measures anything. */
    ScriptedRules judges(Runnable before) {
        beforeJudging = before;
        return this;
    }

    /** Changes what guard rules report. */
    ScriptedRules reports(UnaryOperator<List<Measurement>> change) {
        edit = change;
        return this;
    }

    static Draft.Entry buy(String symbol, double units) {
        return buy(symbol, units, "strategy.trend.enter");
    }

    static Draft.Entry buy(String symbol, double units, String rule) {
        return entry(symbol, Side.BUY, units, rule);
    }

    static Draft.Entry buyToTakeProfit(String symbol, double units, double takeProfitRatio) {
        return entry(symbol, Side.BUY, units, "strategy.trend.enter", OptionalDouble.of(takeProfitRatio));
    }

    static Draft.Entry entry(String symbol, Side side, double units, String rule) {
        return entry(symbol, side, units, rule, OptionalDouble.empty());
    }

    private static Draft.Entry entry(
            String symbol, Side side, double units, String rule, OptionalDouble takeProfitRatio) {
        return new Draft.Entry(
                provenance(rule),
                "trend",
                symbol,
                side,
                new Sizing.Units(units),
                Terms.MARKET_DAY,
                OptionalDouble.of(0.1),
                takeProfitRatio,
                OptionalDouble.empty());
    }

    static Draft.Exit exit(String symbol) {
        return new Draft.Exit(provenance("strategy.trend.exit"), "trend", symbol, 1, Terms.MARKET_DAY);
    }

    static Draft.Exit exit(String symbol, String strategy, double share) {
        return new Draft.Exit(provenance("strategy." + strategy + ".exit"), strategy, symbol, share, Terms.MARKET_DAY);
    }

    static Provenance provenance(String rule) {
        return new Provenance(rule, "strategy/trend.drl", 12, List.of(), List.of());
    }

    static StateRequest lowers(Control control, TradingState state) {
        return new StateRequest(control, Scope.ACCOUNT, state, "loss", provenance("guard.halt.loss-" + state));
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public RuleSet ruleSet() {
        return new RuleSet(hash, List.of(), limits, strategies);
    }

    @Override
    public Asked propose(Snapshot snapshot, Set<String> strategies) {
        List<Draft> drafts = ask.apply(snapshot);
        return new Asked(drafts, List.of(), drafts.size());
    }

    @Override
    public Judged halt(Snapshot snapshot) {
        return new Judged(List.of(), List.of(), halt.apply(snapshot), 0);
    }

    @Override
    public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
        beforeJudging.run();
        List<Measurement> all = new ArrayList<>();
        for (Proposal p : proposals) {
            for (Limit limit : snapshot.all(Limit.class)) {
                if (limit.appliesTo(p)) {
                    all.add(measure(p, limit));
                }
            }
        }
        return new Judged(edit.apply(all), List.of(), List.of(), all.size());
    }

    private static Measurement measure(Proposal p, Limit limit) {
        Control control = Control.valueOf(limit.control());
        double value = control == Control.C01 ? p.worstValue() : 0;
        Optional<Measurement.Sum> sum = control.isAdditive()
                ? Optional.of(new Measurement.Sum("account", 0, p.entry() ? p.lastValue() : 0))
                : Optional.empty();
        double measured = sum.map(s -> s.current() + s.increment()).orElse(value);
        return new Measurement(p.id(), control, limit.key(), measured, limit.value(), sum, "guard.risk." + control);
    }

    @Override
    public void close() {}
}
