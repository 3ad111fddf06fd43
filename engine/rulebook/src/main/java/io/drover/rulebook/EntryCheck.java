package io.drover.rulebook;

import io.drover.decision.StrategyRow;
import io.drover.rulebook.Pattern.Under;
import java.util.List;
import java.util.Set;

/** An entry rule looks at the market, is guarded against repeating itself, and says its size and its stop. */
final class EntryCheck {
    private static final List<String> SIZES = List.of("equityShare", "quantity", "notional", "riskShare");
    private static final Set<String> OF_BARS = Set.of("Bar", "Indicator");

    private final Rule rule;
    private final Tables tables;
    private final List<RuleProblem> problems;

    EntryCheck(Rule rule, Tables tables, List<RuleProblem> problems) {
        this.rule = rule;
        this.tables = tables;
        this.problems = problems;
    }

    void run() {
        rule.call()
                .filter(c -> rule.stage() == Stage.STRATEGY)
                .filter(c -> c.method().equals("buy") || c.method().equals("sell"))
                .filter(c -> c.arguments().size() == 2)
                .ifPresent(this::entry);
    }

    private void entry(Call call) {
        List<Pattern> patterns = Pattern.of(rule.tree());
        String symbol = Constraint.text(call.arguments().get(1));
        if (patterns.stream().noneMatch(p -> opens(p, symbol))) {
            problem(
                    "enters without looking whether the market is open",
                    "add MarketState( symbol == %s, open )".formatted(symbol));
        }
        if (patterns.stream().noneMatch(p -> guards(p, symbol))) {
            problem(
                    "enters again in every cycle",
                    "add not Position( symbol == %s ) or not OpenOrder( symbol == %s )".formatted(symbol, symbol));
        }
        List<Pattern> bars = patterns.stream()
                .filter(p -> p.under() == Under.NOTHING && OF_BARS.contains(p.type()))
                .toList();
        if (!bars.isEmpty() && bars.stream().noneMatch(p -> p.tests("fresh"))) {
            problem(
                    "enters on a bar that need not be new",
                    "add fresh to the conditions of %s".formatted(bars.get(0).type()));
        }
        terms(call);
    }

    private void terms(Call call) {
        long sizes = SIZES.stream().filter(call::hasTerm).count();
        if (sizes != 1) {
            problem(
                    "names %s".formatted(sizes == 0 ? "no size" : "two sizes"),
                    "write .equityShare(0.10) and no other size");
        }
        boolean stopped = call.hasTerm("stopLossRatio") || call.hasTerm("trailingRatio");
        if (call.hasTerm("riskShare") && !call.hasTerm("stopLossRatio")) {
            problem("sizes by riskShare without a stop", "add .stopLossRatio(0.03)");
        } else if (!stopped && needsStop()) {
            problem(
                    "enters without a protective stop",
                    "add .stopLossRatio(0.03), or switch it off in strategies.csv with a reason");
        }
    }

    private boolean needsStop() {
        return tables.strategies().stream()
                .filter(r -> r.name().equals(rule.concern()))
                .anyMatch(StrategyRow::protectiveStop);
    }

    private static boolean opens(Pattern pattern, String symbol) {
        return pattern.is("MarketState", Under.NOTHING)
                && (pattern.tests("open") || pattern.tests("atNextOpen"))
                && pattern.joins("symbol", symbol);
    }

    private static boolean guards(Pattern pattern, String symbol) {
        return (pattern.is("Position", Under.NOT) || pattern.is("OpenOrder", Under.NOT))
                && pattern.joins("symbol", symbol);
    }

    private void problem(String what, String maybe) {
        problems.add(rule.problem(rule.line(), what, maybe));
    }
}
