package io.drover.rulebook.direct;

import io.drover.rulebook.direct.Step.Test;
import java.util.Arrays;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.PredicateN;

/** The compiled conditions behind constraints, without the wrappers around them. */
final class Predicates {
    private Predicates() {}

    /** The generated singleton itself: rules with equal expressions share it. */
    @SuppressWarnings("unchecked")
    static <F> F bare(F function) {
        return (F) (function instanceof IntrospectableLambda wrapper ? wrapper.getLambda() : function);
    }

    @SuppressWarnings("unchecked")
    static FactTest ofFact(SingleConstraint constraint) {
        Predicate1<Object> predicate = bare(constraint.getPredicate1());
        return new FactTest(predicate, predicate::test);
    }

    @SuppressWarnings("unchecked")
    static Test of(String rule, SingleConstraint constraint, Scope scope) {
        int[] at =
                Arrays.stream(constraint.getVariables()).mapToInt(scope::slot).toArray();
        return switch (at.length) {
            case 0 -> throw new UnsupportedRuleException(rule, "a constraint on nothing");
            case 1 -> {
                Predicate1<Object> predicate = bare(constraint.getPredicate1());
                int a = at[0];
                yield slots -> predicate.test(slots[a]);
            }
            case 2 -> {
                Predicate2<Object, Object> predicate = bare(constraint.getPredicate2());
                int a = at[0];
                int b = at[1];
                yield slots -> predicate.test(slots[a], slots[b]);
            }
            case 3 -> {
                Predicate3<Object, Object, Object> predicate = bare(constraint.getPredicate3());
                int a = at[0];
                int b = at[1];
                int c = at[2];
                yield slots -> predicate.test(slots[a], slots[b], slots[c]);
            }
            default -> many(constraint.getPredicate(), at);
        };
    }

    private static Test many(PredicateN predicate, int... at) {
        return slots -> {
            Object[] values = new Object[at.length];
            for (int i = 0; i < at.length; i++) {
                values[i] = slots[at[i]];
            }
            return predicate.test(values);
        };
    }
}
