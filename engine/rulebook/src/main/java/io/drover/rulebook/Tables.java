package io.drover.rulebook;

import io.drover.decision.LimitRow;
import io.drover.decision.StrategyRow;
import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.model.ScopeKind;
import io.drover.model.TradingState;
import io.drover.model.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code limits.csv} and {@code strategies.csv}; whatever is wrong is collected as a problem with its line. */
final class Tables {
    private static final String LIMITS = "control,scope,key,measure,basis,value,state,note";
    private static final String STRATEGIES =
            "strategy,enabled,capital-share,protective-stop,exclusive,reason,parameters";
    private static final List<ScopeKind> SCOPES =
            List.of(ScopeKind.ACCOUNT, ScopeKind.STRATEGY, ScopeKind.INSTRUMENT, ScopeKind.SECTOR, ScopeKind.CURRENCY);
    private static final List<String> RUNGS =
            List.of(TradingState.REDUCING.name(), TradingState.HALTED.name(), TradingState.KILLED.name());

    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<LimitRow> limits;
    private final List<StrategyRow> strategies;

    Tables(RuleSources sources) {
        limits = limits(sources.files().getOrDefault(RuleSources.LIMITS, ""));
        strategies = strategies(sources.files().getOrDefault(RuleSources.STRATEGIES, ""));
    }

    List<LimitRow> limits() {
        return limits;
    }

    List<StrategyRow> strategies() {
        return strategies;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    private List<LimitRow> limits(String text) {
        Map<String, String> keys = new HashMap<>();
        List<LimitRow> rows = new Table(RuleSources.LIMITS, LIMITS, problems).read(text, row -> limit(row, keys));
        Set<Control> covered = new HashSet<>();
        rows.stream().filter(r -> r.scope().kind() == ScopeKind.ACCOUNT).forEach(r -> covered.add(r.control()));
        for (Control control : problems.isEmpty() ? Control.mandatory() : List.<Control>of()) {
            if (!covered.contains(control)) {
                problems.add(new RuleProblem(
                        RuleSources.LIMITS,
                        1,
                        "",
                        "mandatory control %s (%s) has no ACCOUNT row".formatted(control, control.title()),
                        "copy its row from the shipped table"));
            }
        }
        return rows;
    }

    private static Optional<LimitRow> limit(Table.Row row, Map<String, String> keys) {
        Optional<Control> control = row.choice("control", Control.measured());
        Optional<ScopeKind> kind = row.choice("scope", SCOPES);
        Optional<LimitRow.Basis> basis = row.choice("basis", List.of(LimitRow.Basis.values()));
        double value = row.number("value");
        String state = row.text("state");
        if (!state.isEmpty() && !RUNGS.contains(state)) {
            row.problem("state (%s) must be empty or one of %s".formatted(state, RUNGS), "write REDUCING");
        }
        if (control.isEmpty() || kind.isEmpty() || basis.isEmpty()) {
            return Optional.empty();
        }
        String key = row.text("key");
        if (key.isEmpty() != (kind.get() == ScopeKind.ACCOUNT)) {
            row.problem(
                    "key (%s) must be %s for scope %s".formatted(key, key.isEmpty() ? "given" : "empty", kind.get()),
                    "name the %s in column key".formatted(kind.get()));
        }
        if (basis.get() == LimitRow.Basis.EQUITY && control.get().unit() != Unit.MONEY) {
            row.problem(
                    "basis EQUITY does not fit %s, which counts in %s"
                            .formatted(control.get(), control.get().unit()),
                    "write ABSOLUTE");
        }
        LimitRow limit = new LimitRow(
                row.origin(),
                control.get(),
                new Scope(kind.get(), key),
                row.text("measure"),
                basis.get(),
                value,
                state,
                row.text("note"));
        String earlier = keys.putIfAbsent(limit.at(1).key(), row.origin());
        if (earlier != null) {
            row.problem("repeats the row of " + earlier, "delete one of them");
        }
        return Optional.of(limit);
    }

    private List<StrategyRow> strategies(String text) {
        Set<String> names = new HashSet<>();
        return new Table(RuleSources.STRATEGIES, STRATEGIES, problems).read(text, row -> strategy(row, names));
    }

    private static Optional<StrategyRow> strategy(Table.Row row, Set<String> names) {
        String name = row.text("strategy");
        if (name.isEmpty() || !names.add(name)) {
            row.problem("strategy (%s) must be a name, once in the table".formatted(name), "delete the row");
            return Optional.empty();
        }
        double share = row.number("capital-share");
        if (share > 1) {
            row.problem("capital-share (%s) must be at most 1".formatted(share), "write 0.25 for 25 %");
        }
        try {
            return Optional.of(new StrategyRow(
                    name,
                    row.bool("enabled"),
                    share,
                    row.bool("protective-stop"),
                    row.bool("exclusive"),
                    row.text("reason"),
                    parameters(row)));
        } catch (IllegalArgumentException e) {
            row.problem("a switched-off protective stop or ownership needs a reason", "fill in column reason");
            return Optional.empty();
        }
    }

    private static Map<String, Double> parameters(Table.Row row) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        for (String part : row.text("parameters").split(";", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2) {
                String name = pair[0].strip();
                if (parameters.put(name, row.finite(name, pair[1].strip())) != null) {
                    row.problem("parameter %s stands twice".formatted(name), "delete one");
                }
            } else if (!part.isBlank()) {
                row.problem("parameters (%s) must be name=number;name=number".formatted(part), "add the =");
            }
        }
        return parameters;
    }
}
