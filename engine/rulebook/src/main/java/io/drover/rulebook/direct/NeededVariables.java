package io.drover.rulebook.direct;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.drools.model.AccumulatePattern;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Pattern;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.accumulate.AccumulateFunction;

/**
 * Names of the variables that conditions read. The others are computed when a rule fires, as Drools does: a value that
 * cannot be computed must not stop a rule whose conditions are false.
 */
final class NeededVariables {
    private final Set<String> names = new HashSet<>();

    private NeededVariables() {}

    static Set<String> of(Collection<Condition> conditions) {
        NeededVariables needed = new NeededVariables();
        conditions.forEach(needed::condition);
        return needed.names;
    }

    private void condition(Condition condition) {
        if (condition instanceof AccumulatePattern<?> accumulate) {
            condition(accumulate.isCompositePatterns() ? accumulate.getCondition() : accumulate.getPattern());
            for (AccumulateFunction function : accumulate.getAccumulateFunctions()) {
                if (function.getSource() instanceof Variable<?> variable) {
                    names.add(variable.getName());
                }
            }
        } else if (condition instanceof Pattern<?> pattern) {
            constraint(pattern.getConstraint());
            for (Binding binding : pattern.getBindings()) {
                add(binding.getInputVariables());
            }
        } else {
            List<Condition> inner = condition.getSubConditions();
            if (inner != null) {
                inner.forEach(this::condition);
            }
        }
    }

    private void constraint(Constraint constraint) {
        if (constraint instanceof SingleConstraint single) {
            add(single.getVariables());
        } else {
            constraint.getChildren().forEach(this::constraint);
        }
    }

    private void add(Variable<?>... variables) {
        Arrays.stream(variables).map(Variable::getName).forEach(names::add);
    }
}
