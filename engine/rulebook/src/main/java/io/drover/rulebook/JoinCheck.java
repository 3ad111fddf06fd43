package io.drover.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two patterns over facts of many instruments must share a variable, or every pair of them would match. */
final class JoinCheck {
    private static final Set<String> MANY = Set.of(
            "Bar",
            "Quote",
            "Trade",
            "Indicator",
            "MarketState",
            "DataQuality",
            "Participation",
            "Position",
            "ReconcileBreak",
            "OpenOrder",
            "Candidate",
            "Score",
            "Signal",
            "Proposal");

    private final Rule rule;
    private final List<RuleProblem> problems;
    private final Map<String, Integer> owner = new HashMap<>();

    JoinCheck(Rule rule, List<RuleProblem> problems) {
        this.rule = rule;
        this.problems = problems;
    }

    void run() {
        List<Pattern> many = new ArrayList<>(Pattern.of(rule.tree()));
        many.removeIf(p -> p.under() != Pattern.Under.NOTHING
                || !MANY.contains(p.type())
                || p.literal("symbol").isPresent());
        int[] group = new int[many.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            join(many.get(i), i, group);
        }
        for (int i = 1; i < group.length; i++) {
            if (group[i] != group[0]) {
                problems.add(rule.problem(
                        many.get(i).line(),
                        "%s and %s are not joined"
                                .formatted(many.get(0).type(), many.get(i).type()),
                        "write symbol == $s in the second"));
                return;
            }
        }
    }

    private void join(Pattern pattern, int index, int[] group) {
        List<String> names = new ArrayList<>();
        if (pattern.tree().getIdentifier() != null) {
            names.add(pattern.tree().getIdentifier());
        }
        pattern.constraints().forEach(c -> names.addAll(c.names()));
        Set<String> bound = bound(pattern);
        for (String name : names) {
            Integer earlier = owner.get(name);
            if (earlier != null) {
                merge(group, group[earlier], group[index]);
            } else if (bound.contains(name)) {
                owner.put(name, index);
            }
        }
    }

    private static Set<String> bound(Pattern pattern) {
        Set<String> bound = new java.util.HashSet<>();
        if (pattern.tree().getIdentifier() != null) {
            bound.add(pattern.tree().getIdentifier());
        }
        pattern.constraints().forEach(c -> bound.add(c.bind()));
        return bound;
    }

    private static void merge(int[] group, int into, int from) {
        for (int i = 0; i < group.length; i++) {
            if (group[i] == from) {
                group[i] = into;
            }
        }
    }
}
