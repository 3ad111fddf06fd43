package io.drover.rulebook.direct;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of one type that pass tests on the fact alone, for plans that are interpreted. */
final class Filtered {
    private final Step.FactTest[] tests;
    private final Map<Object, Keyed> indexes = new HashMap<>();
    private Object[] facts = new Object[0];
    private int size;
    private long version = -1;

    Filtered(List<Step.FactTest> tests) {
        this.tests = tests.toArray(Step.FactTest[]::new);
    }

    int size() {
        return size;
    }

    Object[] facts() {
        return facts;
    }

    /** All facts of the type. */
    void takeAll(FactList list) {
        facts = list.facts();
        size = list.size();
        version = list.version();
    }

    /** Those that pass. */
    void takeFrom(Filtered from) throws Exception {
        version = -1;
        int before = size;
        size = 0;
        if (facts.length < from.size) {
            facts = new Object[from.facts.length];
        }
        int passed = 0;
        for (int i = 0; i < from.size; i++) {
            Object fact = from.facts[i];
            if (passes(fact)) {
                facts[passed++] = fact;
            }
        }
        if (passed < before && before <= facts.length) {
            Arrays.fill(facts, passed, before, null);
        }
        size = passed;
        version = from.version;
    }

    private boolean passes(Object fact) throws Exception {
        for (Step.FactTest test : tests) {
            if (!test.holds(fact)) {
                return false;
            }
        }
        return true;
    }

    /** An index of them by a value of theirs, the same one for the same function. */
    Keyed by(Object function, Step.FactValue key) {
        return indexes.computeIfAbsent(function, f -> new Keyed(key));
    }

    /** The facts by a value of theirs, built when asked for. */
    final class Keyed {
        private final Step.FactValue key;
        private final FactIndex index = new FactIndex();

        private Keyed(Step.FactValue key) {
            this.key = key;
        }

        FactIndex index() throws Exception {
            if (!index.isOf(version)) {
                @Nullable Object[] keys = index.keys(size);
                for (int i = 0; i < size; i++) {
                    keys[i] = key.of(facts[i]);
                }
                index.build(size, version);
            }
            return index;
        }
    }
}
