package io.drover.rulebook.random;

import java.util.List;
import java.util.Set;

/** How many conditions a rule has. */
final class RuleLines {
    private RuleLines() {}

    static void fill(Draw draw, Set<Construct> used, ConditionWriter conditions, List<String> lines) {
        int wanted = lines.size() + draw.between(lines.isEmpty() ? 1 : 0, 4);
        while (lines.size() < wanted) {
            lines.add(conditions.any());
        }
        String first = lines.get(0);
        if (first.startsWith("not") || first.startsWith("exists") || first.startsWith("accumulate")) {
            used.add(Construct.STARTS_WITHOUT_PATTERN);
        }
    }
}
