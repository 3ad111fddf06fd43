package io.drover.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An order of rules in which everything a rule reads has been made before: by strata, and within a stratum makers before
 * readers. {@link StrataCheck} has refused rules for which there is none.
 */
final class FiringOrder {
    private FiringOrder() {}

    /** Names of the rules. */
    static List<String> of(List<Rule> rules) {
        List<Rule> open = new ArrayList<>(rules);
        open.sort(Comparator.comparing(Rule::stratum).thenComparing(Rule::name));
        List<String> order = new ArrayList<>();
        while (!open.isEmpty()) {
            Rule next = open.stream()
                    .filter(r -> open.stream().noneMatch(other -> makesFor(other, r)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "rules feed each other: " + open.get(0).name()));
            open.remove(next);
            order.add(next.name());
        }
        return order;
    }

    private static boolean makesFor(Rule maker, Rule reader) {
        return maker.stratum().derives()
                && Pattern.of(reader.tree()).stream().anyMatch(p -> p.type().equals(maker.produces()));
    }
}
