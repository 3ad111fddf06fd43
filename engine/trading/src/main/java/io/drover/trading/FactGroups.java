package io.drover.trading;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects facts by type and puts them in canonical order; keys are compared only within a type. */
final class FactGroups {
    private final Map<Class<?>, List<Fact>> groups = new HashMap<>();

    FactGroups add(Fact fact) {
        groups.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
        return this;
    }

    FactGroups addAll(Iterable<? extends Fact> facts) {
        facts.forEach(this::add);
        return this;
    }

    /** Facts of one type that are in order of their keys already. */
    FactGroups addSorted(List<? extends Fact> facts) {
        if (!facts.isEmpty()) {
            groups.put(facts.get(0).getClass(), new Presorted(facts));
        }
        return this;
    }

    Snapshot toSnapshot() {
        List<Class<?>> types = new ArrayList<>(groups.keySet());
        types.sort(Comparator.comparing(Class::getSimpleName));
        List<Fact> all = new ArrayList<>();
        for (Class<?> type : types) {
            List<Fact> group = groups.getOrDefault(type, List.of());
            if (!(group instanceof Presorted) && group.size() > 1) {
                group.sort(Comparator.comparing(Fact::key));
            }
            all.addAll(group);
        }
        return new Snapshot(all);
    }

    /** A group that needs no sorting. */
    private static final class Presorted extends ArrayList<Fact> {
        private static final long serialVersionUID = 1L;

        Presorted(List<? extends Fact> facts) {
            super(facts);
        }
    }
}
