package io.drover.rulebook.direct;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * The conditions of one stage as generated code. Subclasses are written by {@link StageSource} and loaded beside the rules'
 * own classes, so they see what is public here and nothing else.
 */
public abstract class GeneratedStage implements Matching {
    /** Up to so many facts looking at each is quicker than an index of them. */
    protected static final int SCAN = Join.SCAN;

    private final Linkage linkage;

    protected GeneratedStage(Linkage linkage) {
        this.linkage = linkage;
    }

    /** What generated code refers to by number. */
    public static final class Linkage {
        private final FactList[] lists;
        private final Branch[] branches;
        private final Expression.Any[] expressions;
        private final List<AccumulateFunction<Serializable>> functions;

        Linkage(List<FactList> lists, List<Branch> branches, StageSource source) {
            this.lists = lists.toArray(FactList[]::new);
            this.branches = branches.toArray(Branch[]::new);
            this.expressions = source.expressions().toArray(Expression.Any[]::new);
            this.functions = source.functions();
        }
    }

    /** All facts of a type. */
    protected final FactList list(int type) {
        return linkage.lists[type];
    }

    /** Room for so many facts. */
    protected static Object[] room(Object[] room, int facts) {
        return room.length < facts ? new Object[Math.max(facts, 2 * room.length)] : room;
    }

    /** Lets go of facts of earlier cycles. */
    protected static void clear(Object[] room, int from, int to) {
        if (from < to && to <= room.length) {
            Arrays.fill(room, from, to, null);
        }
    }

    /** Whether two values may be equal: two whole numbers must be the same. */
    protected static boolean same(@Nullable Object one, @Nullable Object other) {
        return Join.same(one, other);
    }

    /** Where what a branch matched goes before it fires. */
    protected final @Nullable Object[] slots(int branch) {
        return linkage.branches[branch].slots();
    }

    /** Fires a branch. */
    protected final void fire(int branch) {
        linkage.branches[branch].run(slots(branch));
    }

    /** A test that has no class of its own. */
    protected final boolean holds(int expression, @Nullable Object... inputs) throws Exception {
        return Boolean.TRUE.equals(linkage.expressions[expression].of(inputs));
    }

    /** A value that has no class of its own. */
    protected final @Nullable Object value(int expression, @Nullable Object... inputs) throws Exception {
        return linkage.expressions[expression].of(inputs);
    }

    /** A new accumulation. */
    protected final Serializable begin(int function) throws Exception {
        AccumulateFunction<Serializable> used = linkage.functions.get(function);
        return used.initContext(used.createContext());
    }

    protected final void add(int function, Serializable context, @Nullable Object value) {
        linkage.functions.get(function).accumulateValue(context, value);
    }

    /** Absent where nothing was accumulated and the function has no answer to that. */
    protected final @Nullable Object result(int function, Serializable context) throws Exception {
        return linkage.functions.get(function).getResult(context);
    }
}
