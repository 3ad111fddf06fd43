package io.drover.rulebook.direct;

import java.util.Arrays;
import java.util.List;
import org.drools.model.Binding;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.Function1;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.PredicateN;
import org.jspecify.annotations.Nullable;

/**
 * What Drools compiled from one expression of a rule.
 *
 * @param function the generated singleton where there is one; the same for equal expressions
 * @param inputs slots that it reads
 * @param any calls it whatever it is
 */
record Expression(Object function, List<Integer> inputs, Any any) {
    Expression {
        inputs = List.copyOf(inputs);
    }

    /** A compiled expression with as many inputs as it wants. */
    @FunctionalInterface
    interface Any {
        @Nullable
        Object of(@Nullable Object... inputs) throws Exception;
    }

    static Expression of(String rule, SingleConstraint constraint, Scope scope) {
        PredicateN predicate = constraint.getPredicate();
        int inputs = constraint.getVariables().length;
        Object function = switch (inputs) {
            case 0 -> throw new UnsupportedRuleException(rule, "a constraint on nothing");
            case 1 -> constraint.getPredicate1();
            case 2 -> constraint.getPredicate2();
            case 3 -> constraint.getPredicate3();
            case 4 -> constraint.getPredicate4();
            default -> predicate;
        };
        return new Expression(bare(function), scope.slots(constraint.getVariables()), predicate::test);
    }

    static Expression of(Binding binding, Scope scope) {
        List<Integer> inputs = scope.slots(binding.getInputVariables());
        return new Expression(inputs.size() == 1 ? bare(binding.getBindingFunction()) : binding, inputs, binding::eval);
    }

    @SuppressWarnings("unchecked")
    static Expression of(Function1<?, ?> function, int input) {
        Function1<Object, Object> bare = (Function1<Object, Object>) bare(function);
        return new Expression(bare, List.of(input), inputs -> bare.apply(inputs[0]));
    }

    private static Object bare(Object function) {
        return function instanceof IntrospectableLambda wrapper ? wrapper.getLambda() : function;
    }

    /** The values of its inputs. */
    @Nullable
    Object[] values(@Nullable Object[] slots) {
        return Arrays.stream(inputs.toArray(Integer[]::new)).map(i -> slots[i]).toArray();
    }
}
