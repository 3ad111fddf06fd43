package io.drover.rulebook.direct;

import io.drover.rulebook.direct.Step.Bind;
import io.drover.rulebook.direct.Step.Test;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.model.BetaIndex;
import org.drools.model.Binding;
import org.drools.model.Constraint;
import org.drools.model.Index;
import org.drools.model.Pattern;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;

/** Reads the constraints and bindings of one pattern. */
final class PatternReader {
    /** Classes whose equal values are equal objects with equal hash codes, and to which only their own kind is equal. */
    private static final Set<Class<?>> HASHED = Set.of(String.class, Long.class, long.class);

    private final String rule;
    private final Scope scope;
    private final Set<String> needed;
    private final Pattern<?> pattern;
    private final List<FactTest> factTests = new ArrayList<>();
    private final List<Test> tests = new ArrayList<>();
    private final List<Bind> binds = new ArrayList<>();
    private final List<Bind> late = new ArrayList<>();
    private Optional<Join.Lookup> lookup = Optional.empty();

    PatternReader(String rule, Scope scope, Set<String> needed, Pattern<?> pattern) {
        this.rule = rule;
        this.scope = scope;
        this.needed = needed;
        this.pattern = pattern;
        if (pattern.isPassive() || pattern.getWatchedProps().length > 0) {
            throw new UnsupportedRuleException(rule, "a passive or watching pattern");
        }
    }

    /** Tests of a pattern over a value that is bound already: the result of an accumulate. */
    List<Test> checks() {
        if (!pattern.getBindings().isEmpty()) {
            throw new UnsupportedRuleException(rule, "a binding on a result");
        }
        return singles(pattern.getConstraint()).stream()
                .map(c -> Predicates.of(rule, c, scope))
                .toList();
    }

    /** @param slot of the pattern's fact */
    void read(int slot, boolean outer) {
        bindings(outer);
        String self = pattern.getPatternVariable().getName();
        for (SingleConstraint constraint : singles(pattern.getConstraint())) {
            Variable<?>[] variables = constraint.getVariables();
            if (variables.length == 1 && variables[0].getName().equals(self)) {
                factTests.add(Predicates.ofFact(constraint));
            } else {
                tests.add(Predicates.of(rule, constraint, scope));
                index(constraint, slot);
            }
        }
    }

    List<FactTest> factTests() {
        return factTests;
    }

    List<Bind> late() {
        return late;
    }

    Join.Pattern asked(int slot) {
        return new Join.Pattern(slot, binds, tests, lookup);
    }

    private List<SingleConstraint> singles(Constraint constraint) {
        if (constraint == SingleConstraint.TRUE) {
            return List.of();
        }
        return switch (constraint.getType()) {
            case SINGLE -> List.of((SingleConstraint) constraint);
            case MULTIPLE, AND ->
                constraint.getChildren().stream()
                        .flatMap(c -> singles(c).stream())
                        .toList();
            default -> throw new UnsupportedRuleException(rule, "a constraint of type " + constraint.getType());
        };
    }

    /** In an order in which each finds its inputs. */
    private void bindings(boolean outer) {
        Map<String, Binding> open = new LinkedHashMap<>();
        pattern.getBindings().forEach(b -> open.put(b.getBoundVariable().getName(), b));
        while (!open.isEmpty()) {
            Binding next = open.values().stream()
                    .filter(b -> Arrays.stream(b.getInputVariables()).allMatch(scope::has))
                    .findFirst()
                    .orElseThrow(() -> new UnsupportedRuleException(rule, "bindings that need each other"));
            open.remove(next.getBoundVariable().getName());
            bind(next, outer);
        }
    }

    private void bind(Binding binding, boolean outer) {
        int[] inputs =
                Arrays.stream(binding.getInputVariables()).mapToInt(scope::slot).toArray();
        Bind bind = new Bind(scope.add(binding.getBoundVariable(), outer), value(binding, inputs));
        boolean early = needed.contains(binding.getBoundVariable().getName());
        if (early) {
            binds.add(bind);
        } else if (outer) {
            late.add(bind);
        }
    }

    @SuppressWarnings("unchecked")
    private static Step.Value value(Binding binding, int... inputs) {
        if (inputs.length == 1) {
            Function1<Object, Object> function =
                    Predicates.bare((Function1<Object, Object>) binding.getBindingFunction());
            int input = inputs[0];
            return slots -> function.apply(slots[input]);
        }
        return slots -> {
            Object[] values = new Object[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                values[i] = slots[inputs[i]];
            }
            return binding.eval(values);
        };
    }

    /** The first equality with a value of an earlier pattern can be looked up. */
    @SuppressWarnings("unchecked")
    private void index(SingleConstraint constraint, int slot) {
        Variable<?>[] variables = constraint.getVariables();
        if (lookup.isPresent()
                || variables.length != 2
                || !(constraint.getIndex() instanceof BetaIndex<?, ?, ?> index)
                || index.getConstraintType() != Index.ConstraintType.EQUAL
                || !HASHED.contains(index.getIndexedClass())
                || scope.slot(variables[0]) != slot
                || scope.slot(variables[1]) >= slot) {
            return;
        }
        Function1<Object, Object> own = Predicates.bare((Function1<Object, Object>) index.getLeftOperandExtractor());
        Function1<Object, Object> other = Predicates.bare((Function1<Object, Object>) index.getRightOperandExtractor());
        int earlier = scope.slot(variables[1]);
        Class<?> type = index.getIndexedClass() == long.class ? Long.class : index.getIndexedClass();
        lookup = Optional.of(
                new Join.Lookup(new FactIndex.Key(own, type, own::apply), slots -> other.apply(slots[earlier])));
    }
}
