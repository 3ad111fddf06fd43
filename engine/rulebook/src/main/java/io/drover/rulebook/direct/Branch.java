package io.drover.rulebook.direct;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One branch at work: what has been matched, and the consequence. */
final class Branch implements Activation, Step {
    private final BranchPlan plan;
    private final Hearing hearing;
    private final @Nullable Object[] slots;
    private final List<org.drools.model.Variable<?>> arguments;
    private final ConsequenceContext context;
    private final Value[] late;

    Branch(BranchPlan plan, Hearing hearing) {
        this.plan = plan;
        this.hearing = hearing;
        this.slots = new Object[plan.slots()];
        this.arguments = List.of(plan.consequence().getVariables());
        this.context = new ConsequenceContext(this);
        this.late = plan.late().stream().map(b -> Calls.value(b.value())).toArray(Value[]::new);
    }

    BranchPlan plan() {
        return plan;
    }

    /** Where conditions put what they match before they fire. */
    @Nullable
    Object[] slots() {
        return slots;
    }

    @Override
    public boolean run(@Nullable Object[] all) {
        hearing.firing(this);
        try {
            for (int i = 0; i < late.length; i++) {
                all[plan.late().get(i).slot()] = late[i].of(all);
            }
            plan.consequence().getBlock().execute(values());
        } catch (Exception e) {
            throw new ConsequenceFailedException(plan.rule(), e);
        }
        return false;
    }

    /** The consequence takes {@code drools}, then bound values and output globals. */
    private @Nullable Object[] values() {
        int first = plan.consequence().isUsingDrools() ? 1 : 0;
        @Nullable Object[] values = new Object[first + arguments.size()];
        if (first > 0) {
            values[0] = context;
        }
        for (int i = 0; i < arguments.size(); i++) {
            int slot = plan.arguments().get(i);
            values[first + i] = slot < 0 ? hearing.global(arguments.get(i).getName()) : slots[slot];
        }
        return values;
    }

    @Override
    public String rule() {
        return plan.rule();
    }

    @Override
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>(plan.names().size());
        for (int i = 0; i < plan.names().size(); i++) {
            Object value = slots[plan.values().get(i)];
            variables.add(new Variable(plan.names().get(i), Objects.requireNonNullElse(value, "null")));
        }
        return variables;
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(plan.patterns().size());
        for (Node.Pattern pattern : plan.patterns()) {
            if (slots[pattern.slot()] instanceof Fact fact) {
                facts.add(fact);
            }
        }
        return facts;
    }
}
