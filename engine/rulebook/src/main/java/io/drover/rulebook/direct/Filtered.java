package io.drover.rulebook.direct;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of one type that pass tests on the fact alone, computed when asked for and kept until a fact of that type
 * changes. Shared by all patterns with the same tests.
 */
final class Filtered {
    private final FactList source;
    private final FactTest.Condition[] tests;
    private final Map<Object, FactIndex> indexes = new HashMap<>();
    private Object[] facts = new Object[4];
    private int size;
    private long version = -1;

    Filtered(FactList source, List<FactTest> tests) {
        this.source = source;
        this.tests = tests.stream().map(FactTest::test).toArray(FactTest.Condition[]::new);
    }

    /** How many pass now; call it before the others. */
    int size() throws Exception {
        if (version != source.version()) {
            filter();
        }
        return size;
    }

    Object get(int index) {
        return facts[index];
    }

    /** The facts by a value of theirs. */
    FactIndex by(FactIndex.Key key) {
        FactIndex index = indexes.computeIfAbsent(key.identity(), k -> new FactIndex(key));
        index.of(facts, size, version);
        return index;
    }

    private void filter() throws Exception {
        version = -1;
        int before = size;
        int count = source.size();
        if (facts.length < count) {
            facts = Arrays.copyOf(facts, Math.max(count, 2 * facts.length));
        }
        int passed = 0;
        for (int i = 0; i < count; i++) {
            Object fact = source.get(i);
            if (passes(fact)) {
                facts[passed++] = fact;
            }
        }
        if (passed < before) {
            Arrays.fill(facts, passed, before, null);
        }
        size = passed;
        version = source.version();
    }

    private boolean passes(Object fact) throws Exception {
        for (FactTest.Condition test : tests) {
            if (!test.holds(fact)) {
                return false;
            }
        }
        return true;
    }
}
