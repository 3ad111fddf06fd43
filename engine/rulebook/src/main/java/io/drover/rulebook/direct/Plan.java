package io.drover.rulebook.direct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.drools.model.Model;

/** The rules of one stage, ready to run. For one thread at a time. */
public final class Plan {
    private final List<Branch> branches;
    private final Map<String, Object> globals;

    private Plan(List<Branch> branches, Map<String, Object> globals) {
        this.branches = List.copyOf(branches);
        this.globals = globals;
    }

    /**
     * Reads compiled rules.
     *
     * @param models as the compiler made them
     * @param order names of all rules, in the order in which they must fire
     * @param memory where the facts will be
     * @throws UnsupportedRuleException when a rule has a construct that is not on the list of known ones
     */
    public static Plan of(List<Model> models, List<String> order, Memory memory) {
        Map<String, Object> globals = new HashMap<>();
        List<Branch> branches = new RuleReader(memory, globals).read(models, order);
        return new Plan(branches, globals);
    }

    /**
     * Fires all rules on the facts in memory.
     *
     * @param recorders the output globals, by name
     * @param rules whose consequences may run
     * @param firing told before each consequence
     */
    public void fire(Map<String, Object> recorders, Predicate<String> rules, Consumer<Activation> firing)
            throws Exception {
        globals.putAll(recorders);
        for (Branch branch : branches) {
            if (rules.test(branch.rule())) {
                branch.fire(firing::accept);
            }
        }
    }

    /** The activation behind the {@code drools} that a consequence passed. */
    public static Activation activation(Object drools) {
        if (drools instanceof ConsequenceContext context) {
            return context.activation();
        }
        throw new IllegalArgumentException(
                "first argument (%s) must be drools.\nMaybe write propose.buy(drools, $s).".formatted(drools));
    }
}
