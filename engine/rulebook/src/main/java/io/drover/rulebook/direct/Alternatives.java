package io.drover.rulebook.direct;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.Condition;

/** Multiplies out {@code or} between patterns: each alternative is a list of conditions that must all be true. */
final class Alternatives {
    private Alternatives() {}

    static List<List<Condition>> of(String rule, Condition condition) {
        return switch (condition.getType()) {
            case AND -> all(rule, condition.getSubConditions());
            case OR ->
                condition.getSubConditions().stream()
                        .flatMap(c -> of(rule, c).stream())
                        .toList();
            case PATTERN, ACCUMULATE, NOT, EXISTS, FORALL, CONSEQUENCE -> List.of(List.of(condition));
            default -> throw new UnsupportedRuleException(rule, "a condition of type " + condition.getType());
        };
    }

    private static List<List<Condition>> all(String rule, List<Condition> conditions) {
        List<List<Condition>> alternatives = List.of(List.of());
        for (Condition condition : conditions) {
            List<List<Condition>> more = new ArrayList<>();
            for (List<Condition> begun : alternatives) {
                for (List<Condition> end : of(rule, condition)) {
                    List<Condition> both = new ArrayList<>(begun);
                    both.addAll(end);
                    more.add(both);
                }
            }
            alternatives = more;
        }
        return alternatives;
    }
}
