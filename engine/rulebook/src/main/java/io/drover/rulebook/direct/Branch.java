package io.drover.rulebook.direct;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/** One alternative of a rule's conditions, with its consequence. A rule without {@code or} between patterns has one. */
final class Branch implements Activation, Step {
    private final String rule;
    private final Parts parts;
    private final Consequence consequence;
    private final Object[] slots;
    private Step first = FOUND;
    private Firing firing = activation -> {};

    /**
     * What is known of a branch after its conditions have been read.
     *
     * @param slots how many
     * @param needed facts of which there must be some, by pattern
     * @param facts slots of matched facts, in order of patterns
     * @param names of variables, sorted
     * @param values slots of those variables
     * @param late variables that only the consequence or an explanation needs
     * @param derivedRead lists of derived facts that it reads
     */
    record Parts(
            int slots,
            List<Filtered> needed,
            List<Integer> facts,
            List<String> names,
            List<Integer> values,
            List<Bind> late,
            List<FactList> derivedRead) {}

    /** What a rule does, compiled by Drools from it. */
    @FunctionalInterface
    interface Consequence {
        void run(Object[] slots, Activation activation) throws Exception;
    }

    /** Told of each firing before its consequence runs. */
    @FunctionalInterface
    interface Firing {
        void of(Activation activation);
    }

    Branch(String rule, Parts parts, Consequence consequence) {
        this.rule = rule;
        this.parts = parts;
        this.consequence = consequence;
        this.slots = new Object[parts.slots()];
    }

    void startWith(Step step) {
        first = step;
    }

    /** Fires for every way to make the conditions true. */
    void fire(Firing listener) throws Exception {
        parts.derivedRead().forEach(FactList::readNow);
        for (Filtered facts : parts.needed()) {
            if (facts.size() == 0) {
                return;
            }
        }
        firing = listener;
        first.run(slots);
    }

    @Override
    public boolean run(Object[] all) {
        firing.of(this);
        try {
            for (Bind bind : parts.late()) {
                all[bind.slot()] = bind.value().of(all);
            }
            consequence.run(all, this);
        } catch (Exception e) {
            throw new ConsequenceFailedException(rule, e);
        }
        return false;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>(parts.names().size());
        for (int i = 0; i < parts.names().size(); i++) {
            variables.add(
                    new Variable(parts.names().get(i), slots[parts.values().get(i)]));
        }
        return variables;
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(parts.facts().size());
        for (int slot : parts.facts()) {
            facts.add((Fact) slots[slot]);
        }
        return facts;
    }
}
