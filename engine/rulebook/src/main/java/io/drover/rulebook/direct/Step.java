package io.drover.rulebook.direct;

import org.jspecify.annotations.Nullable;

/** One condition of an interpreted rule, followed by the next. */
interface Step {
    /** Goes on with every way to make the condition true. Returns whether to stop looking. */
    boolean run(@Nullable Object[] slots) throws Exception;

    /** The end of what a {@code not} or {@code exists} looks for: one is enough. */
    Step FOUND = slots -> true;

    /** Compiled by Drools from a rule. */
    @FunctionalInterface
    interface Test {
        boolean holds(@Nullable Object[] slots) throws Exception;
    }

    /** Compiled by Drools from a rule. */
    @FunctionalInterface
    interface Value {
        @Nullable
        Object of(@Nullable Object[] slots) throws Exception;
    }

    /** Compiled by Drools from a rule. */
    @FunctionalInterface
    interface FactTest {
        boolean holds(Object fact) throws Exception;
    }

    /** Compiled by Drools from a rule. */
    @FunctionalInterface
    interface FactValue {
        @Nullable
        Object of(Object fact) throws Exception;
    }
}
