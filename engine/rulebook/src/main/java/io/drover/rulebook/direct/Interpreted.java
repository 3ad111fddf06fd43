package io.drover.rulebook.direct;

import io.drover.fact.DerivedFact;
import java.util.List;

/** Conditions that are run step by step. */
final class Interpreted implements Matching {
    private final Filters.OfType[] types;
    private final Filters.OfType[] derived;
    private final Rule[] rules;

    private Interpreted(Filters filters, Rule... rules) {
        this.types = filters.types(type -> true);
        this.derived = filters.types(DerivedFact.class::isAssignableFrom);
        this.rules = rules;
    }

    static Interpreted of(List<Branch> branches, Sieves sieves, Memory memory) {
        Filters filters = new Filters(sieves, memory);
        Steps steps = new Steps(filters);
        return new Interpreted(
                filters, branches.stream().map(b -> new Rule(b, filters, steps)).toArray(Rule[]::new));
    }

    @Override
    public void run(boolean[] chosen) throws Exception {
        refresh(types);
        for (int i = 0; i < rules.length; i++) {
            if (chosen[i]) {
                rules[i].run();
            }
        }
        refresh(derived);
    }

    private static void refresh(Filters.OfType... types) throws Exception {
        for (Filters.OfType type : types) {
            type.refresh();
        }
    }

    /** One branch. */
    private static final class Rule {
        private final Branch branch;
        private final Filters.OfType[] derivedRead;
        private final Filtered[] needed;
        private final Step first;

        Rule(Branch branch, Filters filters, Steps steps) {
            BranchPlan plan = branch.plan();
            this.branch = branch;
            this.derivedRead = plan.derivedRead().stream().map(filters::type).toArray(Filters.OfType[]::new);
            this.needed = plan.patterns().stream().map(filters::of).toArray(Filtered[]::new);
            this.first = steps.chain(plan.conditions(), branch);
        }

        void run() throws Exception {
            for (Filters.OfType type : derivedRead) {
                type.readNow();
            }
            for (Filtered facts : needed) {
                if (facts.size() == 0) {
                    return;
                }
            }
            first.run(branch.slots());
        }
    }
}
