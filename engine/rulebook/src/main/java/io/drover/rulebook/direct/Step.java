package io.drover.rulebook.direct;

/**
 * One condition of a rule, followed by the next. Slots hold what has been matched and bound so far; a step writes only its
 * own.
 */
interface Step {
    /** Goes on with every way to make the condition true. Returns whether to stop looking. */
    boolean run(Object[] slots) throws Exception;

    /** The end of what a {@code not} or {@code exists} looks for: one is enough. */
    Step FOUND = slots -> true;

    /** Compiled by Drools from a rule. */
    @FunctionalInterface
    interface Test {
        boolean holds(Object[] slots) throws Exception;
    }

    /**
     * A value that a variable is bound to.
     *
     * @param slot of the variable
     * @param value computed from earlier slots
     */
    record Bind(int slot, Value value) {}

    /** Compiled by Drools from a rule. */
    @FunctionalInterface
    interface Value {
        Object of(Object[] slots);
    }
}
