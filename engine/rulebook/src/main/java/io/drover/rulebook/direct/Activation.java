package io.drover.rulebook.direct;

import io.drover.fact.Fact;
import java.util.List;

/** A rule whose conditions are all true, while its consequence runs: what recorders learn of it. */
public interface Activation {
    /** Name of the rule. */
    String rule();

    /** Named variables with their values, in order of their names. */
    List<Variable> variables();

    /** The matched facts, in order of the rule's patterns. */
    List<Fact> facts();

    /**
     * A variable.
     *
     * @param name with its dollar sign
     * @param value a fact, a text, a number or a truth value
     */
    record Variable(String name, Object value) {}
}
