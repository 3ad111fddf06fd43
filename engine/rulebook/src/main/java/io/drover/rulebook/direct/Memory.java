package io.drover.rulebook.direct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts that plans look at, by type. What is the same object as in the cycle before counts as unchanged, which is why
 * facts must be immutable.
 */
public final class Memory {
    private final Map<Class<?>, FactList> lists = new HashMap<>();
    private final Map<List<Object>, Filtered> filtered = new HashMap<>();
    private List<?> snapshot = List.of();

    FactList list(Class<?> type) {
        return lists.computeIfAbsent(type, t -> new FactList());
    }

    Filtered filtered(Class<?> type, List<FactTest> tests) {
        List<Object> identity = new java.util.ArrayList<>(List.of(type));
        tests.forEach(t -> identity.add(t.identity()));
        return filtered.computeIfAbsent(identity, i -> new Filtered(list(type), tests));
    }

    /** Takes the place of all facts that were there. Facts of types that no rule matches are left out. */
    public void load(List<?> facts, List<?> more) {
        if (facts == snapshot && more.isEmpty()) {
            return;
        }
        snapshot = List.of();
        lists.values().forEach(FactList::begin);
        give(facts);
        give(more);
        lists.values().forEach(FactList::end);
        snapshot = facts;
    }

    private void give(List<?> facts) {
        Class<?> type = Memory.class;
        FactList list = null;
        for (Object fact : facts) {
            if (fact.getClass() != type) {
                type = fact.getClass();
                list = lists.get(type);
            }
            if (list != null) {
                list.give(fact);
            }
        }
    }

    /** A fact that a rule made; later rules of the same evaluation see it. */
    public void derive(Object fact) {
        snapshot = List.of();
        FactList list = lists.get(fact.getClass());
        if (list != null) {
            list.derive(fact);
        }
    }

    /** After a failure: nothing of what was kept counts. */
    public void forget() {
        snapshot = List.of();
        lists.values().forEach(FactList::begin);
        lists.values().forEach(FactList::end);
    }
}
