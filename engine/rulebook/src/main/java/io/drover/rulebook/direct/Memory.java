package io.drover.rulebook.direct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that plans look at, by type. What is the same object as in the cycle before counts as unchanged, which is why
 * facts must be immutable.
 */
public final class Memory {
    private final Map<Class<?>, FactList> lists = new HashMap<>();
    private final List<FactList> all = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<?> none = new ArrayList<>();
    private List<?> snapshot = none;

    /** A run of facts of one type in the order of a snapshot; the next snapshot most likely has the same runs. */
    private record Run(Class<?> type, @Nullable FactList list) {}

    FactList list(Class<?> type) {
        return lists.computeIfAbsent(type, t -> {
            FactList list = new FactList();
            all.add(list);
            runs.clear();
            return list;
        });
    }

    /** Takes the place of all facts that were there. Facts of types that no rule matches are left out. */
    public void load(List<?> facts, List<?> more) {
        if (facts == snapshot) {
            for (FactList list : all) {
                list.rewind();
            }
        } else {
            snapshot = none;
            give(facts);
            snapshot = facts;
        }
        for (Object fact : more) {
            derive(fact);
        }
    }

    private void give(List<?> facts) {
        for (FactList list : all) {
            list.begin();
        }
        Object[] given = facts.toArray();
        int place = 0;
        int to;
        for (int from = 0; from < given.length; from = to) {
            Class<?> type = given[from].getClass();
            to = from + 1;
            while (to < given.length && given[to].getClass() == type) {
                to++;
            }
            FactList list = run(place++, type).list;
            if (list != null) {
                list.give(given, from, to);
            }
        }
        for (FactList list : all) {
            list.end();
        }
    }

    private Run run(int place, Class<?> type) {
        if (place < runs.size() && runs.get(place).type == type) {
            return runs.get(place);
        }
        Run run = new Run(type, lists.get(type));
        if (place < runs.size()) {
            runs.set(place, run);
        } else {
            runs.add(run);
        }
        return run;
    }

    /** A fact beside the snapshot, made by a rule or from one; later rules of the same evaluation see it. */
    public void derive(Object fact) {
        FactList list = lists.get(fact.getClass());
        if (list != null) {
            list.add(fact);
        }
    }

    /** After a failure: nothing of what was kept counts. */
    public void forget() {
        give(List.of());
        snapshot = none;
    }
}
