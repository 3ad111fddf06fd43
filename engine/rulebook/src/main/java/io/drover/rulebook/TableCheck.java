package io.drover.rulebook;

import io.drover.decision.LimitRow;
import io.drover.model.Control;
import io.drover.model.Place;
import io.drover.model.ScopeKind;
import io.drover.model.Severity;
import io.drover.model.TradingState;
import io.drover.rulebook.Pattern.Under;
import java.util.List;
import java.util.Map;

/** Guard rules and limits need each other: a row that nothing reads, or a rule without its row, is a limit that is gone. */
final class TableCheck {
    /** Trading state that each method of {@code state} leads to. */
    private static final Map<String, TradingState> LEADS_TO = Map.of(
            "reduceOnly", TradingState.REDUCING,
            "halt", TradingState.HALTED,
            "kill", TradingState.KILLED);

    private final List<Rule> rules;
    private final List<LimitRow> rows;
    private final List<RuleProblem> problems;

    TableCheck(List<Rule> rules, List<LimitRow> rows, List<RuleProblem> problems) {
        this.rules = rules;
        this.rows = rows;
        this.problems = problems;
    }

    void run() {
        rules.stream().filter(r -> r.stage() != Stage.STRATEGY).forEach(this::rows);
        rows.stream().filter(row -> !row.state().isEmpty()).forEach(this::rung);
        Control.mandatory().stream()
                .filter(c -> c.severity().compareTo(Severity.DENY) > 0)
                .forEach(this::lowering);
    }

    /** Rows of narrower scope are a table's own choice; those of the account are not. */
    private void rows(Rule rule) {
        for (Pattern limit : ownLimits(rule)) {
            if (isNeeded(rule.control()) && isOfAccount(limit) && rows.stream().noneMatch(row -> fits(limit, row))) {
                problems.add(rule.problem(
                        limit.line(),
                        "no ACCOUNT row of %s fits Limit( %s )"
                                .formatted(
                                        RuleSources.LIMITS,
                                        limit.literal("control").orElse("")
                                                + part(limit, "measure")
                                                + part(limit, "state")),
                        "copy the row from the shipped table"));
            }
        }
    }

    /** A control that its rows make mandatory needs none at all, or one for each of its rules. */
    private boolean isNeeded(String control) {
        boolean byRow = Control.find(control)
                .filter(c -> c.place() == Place.GUARD_RULE_WITH_ROW)
                .isPresent();
        return !byRow || rows.stream().anyMatch(row -> row.control().name().equals(control));
    }

    private void rung(LimitRow row) {
        boolean obeyed = rules.stream()
                .filter(r -> r.stage() == Stage.HALT && leadsTo(r, row.state()))
                .flatMap(r -> ownLimits(r).stream())
                .anyMatch(limit -> fits(limit, row));
        if (!obeyed) {
            problem(
                    row,
                    "no rule of concern halt leads to %s above the row of %s".formatted(row.state(), row.control()),
                    "copy its rule from the shipped guards");
        }
    }

    private void lowering(Control control) {
        boolean lowers = rules.stream()
                .anyMatch(r -> r.stage() == Stage.HALT
                        && r.control().equals(control.name())
                        && ownLimits(r).stream().anyMatch(limit -> rows.stream().anyMatch(row -> fits(limit, row))));
        if (!lowers) {
            problems.add(new RuleProblem(
                    "guard",
                    1,
                    "",
                    "no rule of concern halt lowers the trading state by the limit of %s (%s)"
                            .formatted(control, control.title()),
                    "copy its rule from the shipped guards"));
        }
    }

    private static List<Pattern> ownLimits(Rule rule) {
        return Pattern.of(rule.tree()).stream()
                .filter(p -> p.is("Limit", Under.NOTHING))
                .filter(p -> p.literal("control").filter(rule.control()::equals).isPresent())
                .toList();
    }

    private static boolean isOfAccount(Pattern limit) {
        return asksFor(limit, "scope", ScopeKind.ACCOUNT.name());
    }

    private static boolean fits(Pattern limit, LimitRow row) {
        return row.scope().kind() == ScopeKind.ACCOUNT
                && asksFor(limit, "control", row.control().name())
                && asksFor(limit, "scope", ScopeKind.ACCOUNT.name())
                && asksFor(limit, "measure", row.measure())
                && asksFor(limit, "state", row.state());
    }

    /** Whether a pattern wants this value of a property, or any; one that it compares otherwise it does not want for sure. */
    private static boolean asksFor(Pattern limit, String property, String value) {
        java.util.regex.Pattern compared = java.util.regex.Pattern.compile("\\b" + property + "\\s*[!=<>]");
        return limit.literal(property)
                .map(value::equals)
                .orElseGet(() -> limit.constraints().stream()
                        .noneMatch(c -> compared.matcher(c.text()).find()));
    }

    private static boolean leadsTo(Rule rule, String state) {
        return rule.call()
                .map(Call::method)
                .map(LEADS_TO::get)
                .filter(s -> s.name().equals(state))
                .isPresent();
    }

    private static String part(Pattern limit, String property) {
        return limit.literal(property).map(text -> ", " + property + " " + text).orElse("");
    }

    private void problem(LimitRow row, String what, String maybe) {
        int line = Integer.parseInt(row.origin().substring(row.origin().indexOf(':') + 1));
        problems.add(new RuleProblem(RuleSources.LIMITS, line, "", what, maybe));
    }
}
