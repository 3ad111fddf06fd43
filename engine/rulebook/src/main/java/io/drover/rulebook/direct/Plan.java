package io.drover.rulebook.direct;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.drools.model.Model;

/** The rules of one stage, ready to run. For one thread at a time. */
public final class Plan {
    private final Hearing hearing = new Hearing();
    private final Sieves sieves;
    private final List<Branch> branches;
    private final Memory memory;
    private final ClassLoader rules;
    private final boolean[] chosen;
    private Predicate<String> choice = rule -> false;
    private Matching matching;

    private Plan(List<BranchPlan> plans, Memory memory, ClassLoader rules) {
        this.sieves = Sieves.of(
                plans.stream().flatMap(p -> Patterns.of(p.conditions())).toList());
        this.branches = plans.stream().map(p -> new Branch(p, hearing)).toList();
        this.memory = memory;
        this.rules = rules;
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
        Class<?> known = models.isEmpty() ? Plan.class : models.get(0).getClass();
        return new Plan(RuleReader.read(models, order), memory, known.getClassLoader());
    }

    /**
     * Compiles the plan to classes that decide the same, on any thread.
     *
     * @throws IllegalStateException when it cannot be compiled; the plan is as good as before
     */
    public StageCode compile() {
        return StageCode.of(source(), rules);
    }

    /**
     * Loads the code of a plan, on any thread.
     *
     * @throws IllegalStateException when it is not the code of this plan, which is as good as before then
     */
    public Ready load(StageCode code) {
        StageSource source = source();
        return new Ready(source, code.load(source.name(), rules));
    }

    /** Runs by that code from the next evaluation on. For the thread that evaluates. */
    public void use(Ready ready) {
        List<FactList> lists = ready.source.types().stream().map(memory::list).toList();
        try {
            matching = ready.code.newInstance(new GeneratedStage.Linkage(lists, branches, ready.source));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("generated code cannot be used", e);
        }
    }

    /** Code of a plan that can be used at once. */
    public static final class Ready {
        private final StageSource source;
        private final Constructor<? extends GeneratedStage> code;

        private Ready(StageSource source, Constructor<? extends GeneratedStage> code) {
            this.source = source;
            this.code = code;
        }
    }

    private StageSource source() {
        return StageSource.of(branches.stream().map(Branch::plan).toList(), sieves);
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
