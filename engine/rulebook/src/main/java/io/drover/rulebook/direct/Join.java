package io.drover.rulebook.direct;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pattern of an interpreted rule. */
final class Join implements Step {
    /** Up to so many facts looking at each is quicker than an index of them. */
    static final int SCAN = 12;

    private final Filtered facts;
    private final int slot;
    private final int[] bound;
    private final Value[] values;
    private final Test[] tests;
    private final Filtered.@Nullable Keyed keyed;
    private final Class<?> type;
    private final Value wanted;
    private final Step next;

    Join(Filtered facts, Node.Pattern pattern, Step next) {
        this.facts = facts;
        this.slot = pattern.slot();
        this.bound = pattern.binds().stream().mapToInt(Node.Bind::slot).toArray();
        this.values = pattern.binds().stream().map(b -> Calls.value(b.value())).toArray(Value[]::new);
        this.tests = Stream.concat(
                        pattern.tests().stream().map(Calls::test),
                        pattern.exact().stream().map(Join::exact))
                .toArray(Test[]::new);
        this.keyed = pattern.lookup()
                .map(l -> facts.by(l.key().function(), Calls.factValue(l.key())))
                .orElse(null);
        this.type = pattern.lookup().<Class<?>>map(Node.Lookup::type).orElse(Object.class);
        this.wanted = pattern.lookup().map(l -> Calls.value(l.wanted())).orElse(s -> "");
        this.next = next;
    }

    private static Test exact(Node.Lookup equality) {
        Value key = Calls.value(equality.key());
        Value wanted = Calls.value(equality.wanted());
        return slots -> same(key.of(slots), wanted.of(slots));
    }

    /** Whether two values may be equal: two whole numbers must be the same. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return !(one instanceof Long && other instanceof Long) || one.equals(other);
    }

    @Override
    public boolean run(@Nullable Object[] slots) throws Exception {
        int size = facts.size();
        if (keyed != null && size > SCAN) {
            Object value = wanted.of(slots);
            if (value == null || value.getClass() == type) {
                return lookUp(slots, keyed.index(), value);
            }
        }
        Object[] all = facts.facts();
        for (int i = 0; i < size; i++) {
            if (match(slots, all[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean lookUp(@Nullable Object[] slots, FactIndex index, @Nullable Object value) throws Exception {
        Object[] all = facts.facts();
        for (int i = index.first(value); i >= 0; i = index.after(i, value)) {
            if (match(slots, all[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean match(@Nullable Object[] slots, Object fact) throws Exception {
        slots[slot] = fact;
        for (int i = 0; i < bound.length; i++) {
            slots[bound[i]] = values[i].of(slots);
        }
        for (Test test : tests) {
            if (!test.holds(slots)) {
                return false;
            }
        }
        return next.run(slots);
    }
}
