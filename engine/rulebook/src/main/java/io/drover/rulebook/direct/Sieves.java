package io.drover.rulebook.direct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which lists of facts the patterns of a stage look at. Patterns with the same tests share a list, and lists whose tests
 * begin alike are made from a common one, so that no test is made twice on a fact.
 */
final class Sieves {
    private final List<Sieve> all = new ArrayList<>();
    private final Map<List<Object>, Integer> places = new HashMap<>();

    private Sieves() {}

    /**
     * One list.
     *
     * @param type of its facts
     * @param from place of the list that it is made from; negative where it holds all facts of the type
     * @param tests that facts of that list must pass
     */
    record Sieve(Class<?> type, int from, List<Expression> tests) {}

    static Sieves of(List<Node.Pattern> patterns) {
        Map<Class<?>, Knot> roots = new LinkedHashMap<>();
        patterns.forEach(p -> roots.computeIfAbsent(p.type(), Knot::new).add(p));
        Sieves sieves = new Sieves();
        roots.values().forEach(root -> sieves.place(root, -1, List.of()));
        return sieves;
    }

    /** Each stands after the one that it is made from. */
    List<Sieve> all() {
        return all;
    }

    int of(Node.Pattern pattern) {
        return Objects.requireNonNull(places.get(key(pattern.type(), pattern.own())));
    }

    /** Lists that nothing looks at and one other is made from are left out. */
    private void place(Knot knot, int from, List<Expression> tests) {
        int next = from;
        List<Expression> open = tests;
        if (from < 0 || knot.wanted || knot.children.size() > 1) {
            next = all.size();
            places.put(key(knot.type, knot.path), next);
            all.add(new Sieve(knot.type, from, tests));
            open = List.of();
        }
        for (Knot child : knot.children.values()) {
            List<Expression> more = new ArrayList<>(open);
            more.add(child.path.get(child.path.size() - 1));
            place(child, next, List.copyOf(more));
        }
    }

    private static List<Object> key(Class<?> type, List<Expression> tests) {
        List<Object> key = new ArrayList<>(List.of(type));
        tests.forEach(t -> key.add(t.function()));
        return key;
    }

    /** The tests from all facts of a type to some of them. */
    private static final class Knot {
        private final Class<?> type;
        private final List<Expression> path;
        private final Map<Object, Knot> children = new LinkedHashMap<>();
        private boolean wanted;

        Knot(Class<?> type) {
            this(type, List.of());
        }

        private Knot(Class<?> type, List<Expression> path) {
            this.type = type;
            this.path = path;
        }

        void add(Node.Pattern pattern) {
            Knot knot = this;
            for (int i = 1; i <= pattern.own().size(); i++) {
                List<Expression> longer = pattern.own().subList(0, i);
                knot = knot.children.computeIfAbsent(longer.get(i - 1).function(), f -> new Knot(type, longer));
            }
            knot.wanted = true;
        }
    }
}
