package io.drover.trading;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The facts of the last snapshot by type, into which those of the next one are written. A fact that is equal to what stood
 * in its place stays the same object, so that whoever compares two snapshots sees at once what has not changed; and as long
 * as keys come in the order of the last snapshot, nothing is sorted.
 */
final class FactGroups {
    private final IdentityHashMap<Class<?>, Group> groups = new IdentityHashMap<>();
    private List<Group> canonical = List.of();
    private final List<Group> turns = new ArrayList<>();
    private int turn;
    private final Group none = new Group(Fact.class);
    private Group last = none;

    /** A new snapshot follows. */
    FactGroups begin() {
        canonical.forEach(Group::begin);
        turn = 0;
        last = none;
        return this;
    }

    FactGroups add(Fact fact) {
        group(fact.getClass()).add(fact);
        return this;
    }

    FactGroups addAll(List<? extends Fact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            add(facts.get(i));
        }
        return this;
    }

    /** All facts of one type; the same list as in the last snapshot is not looked at again. */
    FactGroups addWhole(List<? extends Fact> facts) {
        if (!facts.isEmpty()) {
            group(facts.get(0).getClass()).addWhole(facts);
        }
        return this;
    }

    Snapshot toSnapshot() {
        int size = 0;
        for (Group group : canonical) {
            size += group.sorted();
        }
        Fact[] all = new Fact[size];
        int at = 0;
        for (Group group : canonical) {
            at = group.copyTo(all, at);
        }
        return new Snapshot(List.of(all));
    }

    private Group group(Class<?> type) {
        if (last.type != type) {
            last = next(type);
        }
        return last;
    }

    /** Types mostly take turns as they did in the last snapshot, so a look at whose turn it is saves a search. */
    private Group next(Class<?> type) {
        int now = turn++;
        if (now < turns.size() && turns.get(now).type == type) {
            return turns.get(now);
        }
        Group known = groups.get(type);
        Group group = known == null ? newGroup(type) : known;
        if (now < turns.size()) {
            turns.set(now, group);
        } else {
            turns.add(group);
        }
        return group;
    }

    private Group newGroup(Class<?> type) {
        Group group = new Group(type);
        groups.put(type, group);
        canonical = new ArrayList<>(groups.values());
        canonical.sort(Comparator.comparing(g -> g.type.getSimpleName()));
        return group;
    }

    /** The facts of one type: from the front those of the new snapshot, behind them what is left of the last one. */
    private static final class Group {
        private final Class<?> type;
        private Fact[] facts = new Fact[4];
        private int size;
        private int before;
        private boolean sameKeys = true;
        private List<? extends Fact> whole = List.of();

        Group(Class<?> type) {
            this.type = type;
        }

        void begin() {
            before = size;
            size = 0;
            sameKeys = true;
        }

        void add(Fact fact) {
            if (size == facts.length) {
                facts = Arrays.copyOf(facts, 2 * size);
            }
            Fact old = facts[size];
            if (size >= before || old != fact) {
                sameKeys &= size < before && old.isVersionOf(fact);
                facts[size] = sameKeys && old.equals(fact) ? old : fact;
            }
            size++;
            whole = List.of();
        }

        void addWhole(List<? extends Fact> all) {
            if (all == whole && size == 0 && before == all.size()) {
                size = before;
                return;
            }
            for (Fact fact : all) {
                add(fact);
            }
            whole = all;
        }

        /** Puts them in order and tells how many there are. */
        int sorted() {
            if (!sameKeys) {
                Arrays.sort(facts, 0, size, Comparator.comparing(Fact::key));
            }
            return size;
        }

        int copyTo(Fact[] all, int at) {
            System.arraycopy(facts, 0, all, at, size);
            return at + size;
        }
    }
}
