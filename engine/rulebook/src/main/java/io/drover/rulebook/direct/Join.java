package io.drover.rulebook.direct;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pattern: every fact that passes its own tests and those that compare it with what was matched before. */
final class Join implements Step {
    /** Up to so many facts looking at each is quicker than an index of them. */
    static final int SCAN = 12;

    private final Filtered facts;
    private final int slot;
    private final Bind[] binds;
    private final Test[] tests;
    private final FactIndex.@Nullable Key key;
    private final Value wanted;
    private final Step next;

    /**
     * What a pattern asks of facts.
     *
     * @param slot of the matched fact
     * @param binds variables that later conditions need
     * @param tests on the fact and earlier slots
     * @param lookup an equality among the tests that an index can answer
     */
    record Pattern(int slot, List<Bind> binds, List<Test> tests, Optional<Lookup> lookup) {
        Pattern {
            binds = List.copyOf(binds);
            tests = List.copyOf(tests);
        }
    }

    /**
     * An equality of a value of the fact with a value of earlier slots.
     *
     * @param key of the fact
     * @param wanted from earlier slots
     */
    record Lookup(FactIndex.Key key, Value wanted) {}

    Join(Filtered facts, Pattern pattern, Step next) {
        this.facts = facts;
        this.slot = pattern.slot();
        this.binds = pattern.binds().toArray(Bind[]::new);
        this.tests = pattern.tests().toArray(Test[]::new);
        this.key = pattern.lookup().map(Lookup::key).orElse(null);
        this.wanted = pattern.lookup().map(Lookup::wanted).orElse(s -> "");
        this.next = next;
    }

    @Override
    public boolean run(Object[] slots) throws Exception {
        int size = facts.size();
        if (key != null && size > SCAN) {
            Object value = wanted.of(slots);
            if (value == null || value.getClass() == key.type()) {
                return lookUp(slots, facts.by(key), value);
            }
        }
        for (int i = 0; i < size; i++) {
            if (match(slots, facts.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean lookUp(Object[] slots, FactIndex index, @Nullable Object value) throws Exception {
        for (int i = index.first(value); i >= 0; i = index.after(i, value)) {
            if (match(slots, facts.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean match(Object[] slots, Object fact) throws Exception {
        slots[slot] = fact;
        for (Bind bind : binds) {
            slots[bind.slot()] = bind.value().of(slots);
        }
        for (Test test : tests) {
            if (!test.holds(slots)) {
                return false;
            }
        }
        return next.run(slots);
    }
}
