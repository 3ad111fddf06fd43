package io.drover.rulebook.direct;

import io.drover.rulebook.direct.Step.FactTest;
import io.drover.rulebook.direct.Step.FactValue;
import io.drover.rulebook.direct.Step.Test;
import io.drover.rulebook.direct.Step.Value;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;

/** Calls what Drools compiled, without the wrappers around it. */
@SuppressWarnings("unchecked")
final class Calls {
    private Calls() {}

    static FactTest factTest(Expression expression) {
        Predicate1<Object> predicate = (Predicate1<Object>) expression.function();
        return predicate::test;
    }

    static FactValue factValue(Expression expression) {
        if (expression.function() instanceof Function1<?, ?> function) {
            return ((Function1<Object, Object>) function)::apply;
        }
        return expression.any()::of;
    }

    static Test test(Expression expression) {
        int[] at = expression.inputs().stream().mapToInt(i -> i).toArray();
        if (expression.function() instanceof Predicate1<?> one) {
            Predicate1<Object> predicate = (Predicate1<Object>) one;
            int a = at[0];
            return slots -> predicate.test(slots[a]);
        }
        if (expression.function() instanceof Predicate2<?, ?> two) {
            Predicate2<Object, Object> predicate = (Predicate2<Object, Object>) two;
            int a = at[0];
            int b = at[1];
            return slots -> predicate.test(slots[a], slots[b]);
        }
        if (expression.function() instanceof Predicate3<?, ?, ?> three) {
            Predicate3<Object, Object, Object> predicate = (Predicate3<Object, Object, Object>) three;
            int a = at[0];
            int b = at[1];
            int c = at[2];
            return slots -> predicate.test(slots[a], slots[b], slots[c]);
        }
        return slots -> Boolean.TRUE.equals(expression.any().of(expression.values(slots)));
    }

    static Value value(Expression expression) {
        if (expression.function() instanceof Function1<?, ?> one) {
            Function1<Object, Object> function = (Function1<Object, Object>) one;
            int a = expression.inputs().get(0);
            return slots -> function.apply(slots[a]);
        }
        return slots -> expression.any().of(expression.values(slots));
    }
}
