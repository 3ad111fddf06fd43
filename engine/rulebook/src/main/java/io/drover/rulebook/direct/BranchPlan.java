package io.drover.rulebook.direct;

import java.util.List;
import java.util.Set;
import org.drools.model.Consequence;

/**
 * One alternative of a rule's conditions as it was read. A rule without {@code or} between patterns has one.
 *
 * @param rule its name
 * @param conditions in order
 * @param slots how many
 * @param patterns those whose facts an explanation tells; each must have a fact
 * @param names of variables that an explanation tells, sorted
 * @param values slots of those variables
 * @param late variables that only the consequence or an explanation needs
 * @param derivedRead types of derived facts that it reads
 * @param consequence compiled by Drools
 * @param arguments slots of the consequence's arguments, negative where it is no variable
 */
record BranchPlan(
        String rule,
        List<Node> conditions,
        int slots,
        List<Node.Pattern> patterns,
        List<String> names,
        List<Integer> values,
        List<Node.Bind> late,
        Set<Class<?>> derivedRead,
        Consequence consequence,
        List<Integer> arguments) {}
