package io.drover.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An order of rules in which everything a rule reads has been made before: by strata, and within a stratum makers before
 * readers. {@link StrataCheck} has refused rules for which there is none.
 */
final class FiringOrder {
    private FiringOrder() {}

    /** Names of the rules. */
    static List<String> of(List<Rule> rules) {
        Map<String, Set<String>> reads = new HashMap<>();
        rules.forEach(r -> reads.put(r.name(), r.reads()));
        List<Rule> open = new ArrayList<>(rules);
        open.sort(Comparator.comparing(Rule::stratum).thenComparing(Rule::name));
        List<String> order = new ArrayList<>();
        while (!open.isEmpty()) {
            Rule next = open.stream()
                    .filter(r ->
                            open.stream().noneMatch(maker -> makesFor(maker, reads.getOrDefault(r.name(), Set.of()))))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "rules feed each other: " + open.get(0).name()));
            open.remove(next);
            order.add(next.name());
        }
        return order;
    }

    private static boolean makesFor(Rule maker, Set<String> read) {
        return maker.stratum().derives() && read.contains(maker.produces());
    }
}
