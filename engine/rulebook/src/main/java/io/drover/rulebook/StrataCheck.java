package io.drover.rulebook;

import io.drover.rulebook.Pattern.Under;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules fire by strata: regimes and candidates, scores, signals, proposals. What is negated or accumulated must be complete
 * before it is read, and nothing may feed itself.
 */
final class StrataCheck {
    private final List<Rule> rules;
    private final List<RuleProblem> problems;
    /** What facts lead to: types that rules make from a type. */
    private final Map<String, Set<String>> leads = new HashMap<>();

    StrataCheck(List<Rule> rules, List<RuleProblem> problems) {
        this.rules = rules;
        this.problems = problems;
        rules.stream()
                .filter(r -> r.stratum().derives())
                .forEach(r -> r.reads()
                        .forEach(type -> leads.computeIfAbsent(type, t -> new HashSet<>())
                                .add(r.produces())));
    }

    void run() {
        for (Rule rule : rules) {
            for (Pattern pattern : Pattern.of(rule.tree())) {
                if (FactTypes.isDerived(pattern.type())) {
                    read(rule, pattern);
                }
            }
        }
    }

    private void read(Rule rule, Pattern pattern) {
        Stratum made = Stratum.producing(pattern.type());
        int order = made.compareTo(rule.stratum());
        if (order > 0) {
            problem(rule, pattern, "reads %s, which is made only after this rule has fired".formatted(pattern.type()));
        } else if (order == 0 && pattern.under() != Under.NOTHING) {
            problem(rule, pattern, "asks about all %s facts while they are being made".formatted(pattern.type()));
        } else if (order == 0 && feeds(rule.produces(), pattern.type())) {
            problem(rule, pattern, "feeds itself: %s leads to %s again".formatted(pattern.type(), rule.produces()));
        }
    }

    /** Whether facts of the first type lead, over rules, to facts of the second. */
    private boolean feeds(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            String type = next.pop();
            if (type.equals(to)) {
                return true;
            }
            if (seen.add(type)) {
                leads.getOrDefault(type, Set.of()).forEach(next::push);
            }
        }
        return false;
    }

    private void problem(Rule rule, Pattern pattern, String what) {
        problems.add(rule.problem(
                pattern.line(), what, "split it; the order is regime and candidate, score, signal, proposals"));
    }
}
