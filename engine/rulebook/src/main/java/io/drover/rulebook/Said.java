package io.drover.rulebook;

import io.drover.decision.Asked;
import io.drover.decision.Draft;
import io.drover.decision.Judged;
import io.drover.decision.Measurement;
import io.drover.decision.Sizing;
import io.drover.decision.StateRequest;
import io.drover.decision.Terms;
import io.drover.decision.Veto;
import io.drover.fact.Candidate;
import io.drover.fact.DerivedFact;
import io.drover.fact.Regime;
import io.drover.fact.Score;
import io.drover.fact.Signal;
import io.drover.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One thing that a rule said, in the words of scenarios.
 *
 * @param kind {@code buy}, {@code measure} …
 * @param values by key; numbers as {@code Double}, everything else as text
 */
record Said(String kind, Map<String, Object> values) {
    Said {
        values = new TreeMap<>(values);
    }

    static List<Said> of(Asked asked) {
        List<Said> said = new ArrayList<>();
        asked.drafts().forEach(d -> said.add(of(d)));
        asked.derived().forEach(d -> said.add(of(d)));
        return said;
    }

    static List<Said> of(Judged judged) {
        List<Said> said = new ArrayList<>();
        judged.measurements().forEach(m -> said.add(of(m)));
        judged.vetoes().forEach(v -> said.add(of(v)));
        judged.states().forEach(s -> said.add(of(s)));
        return said;
    }

    @Override
    public String toString() {
        return kind + ": {"
                + values.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining(", "))
                + "}";
    }

    private static Said of(Draft draft) {
        Said said = draft.match(new Draft.Cases<>(Said::entry, Said::exit, Said::cancel, Said::remember));
        return said.with("rule", draft.provenance().rule()).with("strategy", draft.strategy());
    }

    private static Said entry(Draft.Entry entry) {
        Said said = new Said(entry.side() == Side.BUY ? "buy" : "sell", Map.of("symbol", entry.symbol()));
        return entry.sizing()
                .match(new Sizing.Cases<>(
                        s -> said.with("equity-share", s.ratio()),
                        s -> said.with("quantity", s.units()),
                        s -> said.with("notional", s.amount()),
                        s -> said.with("risk-share", s.ratio())))
                .terms(entry.terms())
                .maybe("stop-loss-ratio", entry.stopLossRatio())
                .maybe("take-profit-ratio", entry.takeProfitRatio())
                .maybe("trailing-ratio", entry.trailingRatio());
    }

    private static Said exit(Draft.Exit exit) {
        return new Said("exit", Map.of("symbol", exit.symbol(), "share", exit.share())).terms(exit.terms());
    }

    private static Said cancel(Draft.Cancel cancel) {
        return new Said("cancel", Map.of("symbol", cancel.symbol(), "order", cancel.order()));
    }

    private static Said remember(Draft.Remember memo) {
        return new Said("remember", Map.of("symbol", memo.symbol(), "name", memo.name()))
                .with("value", memo.number())
                .with("text", memo.text())
                .with("for-minutes", (double) memo.forMinutes());
    }

    /** Derived facts are sealed by their package, not by a type: there are four. */
    private static Said of(DerivedFact fact) {
        if (fact instanceof Signal signal) {
            return new Said("signal", Map.of("symbol", signal.symbol(), "strategy", signal.strategy()))
                    .with("direction", signal.direction())
                    .with("strength", signal.strength())
                    .with("reason", signal.reason());
        }
        if (fact instanceof Regime regime) {
            return new Said("regime", Map.of("name", regime.name(), "symbol", regime.symbol()));
        }
        if (fact instanceof Score score) {
            return new Said("score", Map.of("symbol", score.symbol(), "name", score.name()))
                    .with("points", (double) score.points());
        }
        Candidate candidate = (Candidate) fact;
        return new Said("candidate", Map.of("symbol", candidate.symbol(), "name", candidate.name()))
                .with("value", candidate.value());
    }

    private static Said of(Measurement measurement) {
        Said said = new Said("measure", Map.of("proposal", measurement.proposal(), "rule", measurement.rule()))
                .with("control", measurement.control().name())
                .with("row", measurement.row())
                .with("measured", measurement.measured())
                .with("limit", measurement.limit())
                .with("outcome", measurement.measured() <= measurement.limit() ? "pass" : "breach");
        return measurement
                .sum()
                .map(s -> said.with("key", s.key()).with("current", s.current()).with("increment", s.increment()))
                .orElse(said);
    }

    private static Said of(Veto veto) {
        return new Said("deny", Map.of("proposal", veto.proposal(), "code", veto.code()))
                .with("reason", veto.reason())
                .with("rule", veto.rule());
    }

    private static Said of(StateRequest state) {
        return new Said(
                        "state",
                        Map.of(
                                "state",
                                state.state().name(),
                                "scope",
                                state.scope().toString()))
                .with("control", state.control().name())
                .with("reason", state.reason())
                .with("rule", state.provenance().rule());
    }

    private Said terms(Terms terms) {
        return maybe("limit-offset-ratio", terms.limitOffsetRatio())
                .with("time-in-force", terms.timeInForce().name())
                .with("reason", terms.reason());
    }

    private Said maybe(String key, OptionalDouble value) {
        return value.isPresent() ? with(key, value.getAsDouble()) : this;
    }

    private Said with(String key, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(key, value);
        return new Said(kind, more);
    }
}
