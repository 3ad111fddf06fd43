package io.drover.rulebook.direct;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.drools.model.Model;

/** The rules of one stage, ready to run. For one thread at a time. */
public final class Plan {
    private final Hearing hearing = new Hearing();
    private final List<Branch> branches;
    private final boolean[] chosen;
    private Predicate<String> choice = rule -> false;
    private final Matching matching;

    private Plan(List<BranchPlan> plans, Memory memory) {
        Sieves sieves = Sieves.of(
                plans.stream().flatMap(p -> Patterns.of(p.conditions())).toList());
        this.branches = plans.stream().map(p -> new Branch(p, hearing)).toList();
        this.chosen = new boolean[branches.size()];
        this.matching = Interpreted.of(branches, sieves, memory);
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
        return new Plan(RuleReader.read(models, order), memory);
    }

    /**
     * Fires all rules on the facts in memory.
     *
     * @param recorders the output globals, by name
     * @param rules whose consequences may run; the same object always chooses the same
     * @param firing told before each consequence
     */
    public void fire(Map<String, Object> recorders, Predicate<String> rules, Consumer<Activation> firing)
            throws Exception {
        hearing.begin(recorders, firing);
        choose(rules);
        matching.run(chosen);
    }

    private void choose(Predicate<String> rules) {
        if (rules != choice) {
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = rules.test(branches.get(i).rule());
            }
            choice = rules;
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
