package io.drover.rulebook;

import io.drover.decision.StrategyRow;
import io.drover.model.Control;
import io.drover.model.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the rule set as a whole must have: unique names, every mandatory control, a row for every strategy. */
final class InventoryCheck {
    private final List<Rule> rules;
    private final Tables tables;
    private final List<RuleProblem> problems;

    InventoryCheck(List<Rule> rules, Tables tables, List<RuleProblem> problems) {
        this.rules = rules;
        this.tables = tables;
        this.problems = problems;
    }

    void run() {
        names();
        controls();
        strategies();
    }

    private void names() {
        Map<String, Rule> seen = new HashMap<>();
        for (Rule rule : rules) {
            Rule earlier = seen.putIfAbsent(rule.name(), rule);
            if (earlier != null) {
                problems.add(rule.problem(
                        rule.line(),
                        "name is taken by %s:%d".formatted(earlier.file(), earlier.line()),
                        "give it another case"));
            }
        }
    }

    /** A control that no rule measures would deny every proposal; said here, before the first cycle. */
    private void controls() {
        Set<String> measured = new HashSet<>();
        rules.stream()
                .filter(r -> r.stage() == Stage.JUDGE)
                .filter(r ->
                        r.call().filter(c -> c.method().startsWith("measure")).isPresent())
                .forEach(r -> measured.add(r.control()));
        for (Control control : Control.measured()) {
            if (isNeeded(control) && !measured.contains(control.name())) {
                problems.add(new RuleProblem(
                        "guard",
                        1,
                        "",
                        "no rule measures mandatory control %s (%s)".formatted(control, control.title()),
                        "copy its rule from the shipped guards"));
            }
        }
    }

    private boolean isNeeded(Control control) {
        return control.place() == Place.GUARD_RULE
                || tables.limits().stream().anyMatch(row -> row.control() == control);
    }

    private void strategies() {
        Set<String> rows = new HashSet<>();
        tables.strategies().stream().map(StrategyRow::name).forEach(rows::add);
        Set<String> reported = new HashSet<>();
        for (Rule rule : rules) {
            if (rule.stage() == Stage.STRATEGY && !rows.contains(rule.concern()) && reported.add(rule.concern())) {
                problems.add(rule.problem(
                        rule.line(),
                        "strategy %s has no row in %s".formatted(rule.concern(), RuleSources.STRATEGIES),
                        DidYouMean.hint(rule.concern(), rows).orElse("add it")));
            }
        }
    }
}
