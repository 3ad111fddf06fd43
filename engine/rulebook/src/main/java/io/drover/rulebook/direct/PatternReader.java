package io.drover.rulebook.direct;

import io.drover.rulebook.direct.Node.Bind;
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

/** Reads the constraints and bindings of one pattern. */
final class PatternReader {
    /** Classes whose equal values are equal objects with equal hash codes, and to which only their own kind is equal. */
    private static final Set<Class<?>> HASHED = Set.of(String.class, Long.class, long.class);

    /** So many equalities of a pattern are in an index of a session; further ones are tests. */
    private static final int INDEXED = 3;

    private final String rule;
    private final Scope scope;
    private final Set<String> needed;
    private final Pattern<?> pattern;
    private final List<Expression> own = new ArrayList<>();
    private final List<Expression> tests = new ArrayList<>();
    private final List<Bind> binds = new ArrayList<>();
    private final List<Bind> late = new ArrayList<>();
    private final List<Node.Lookup> exact = new ArrayList<>();
    private Optional<Node.Lookup> lookup = Optional.empty();
    private int indexed;

    PatternReader(String rule, Scope scope, Set<String> needed, Pattern<?> pattern) {
        this.rule = rule;
        this.scope = scope;
        this.needed = needed;
        this.pattern = pattern;
        if (pattern.isPassive() || pattern.getWatchedProps().length > 0) {
            throw new UnsupportedRuleException(rule, "a passive or watching pattern");
        }
    }

    /** A pattern over a value that is bound already: the result of an accumulate. */
    Node.Check check() {
        if (!pattern.getBindings().isEmpty()) {
            throw new UnsupportedRuleException(rule, "a binding on a result");
        }
        return new Node.Check(singles(pattern.getConstraint()).stream()
                .map(c -> Expression.of(rule, c, scope))
                .toList());
    }

    /** @param slot of the pattern's fact */
    Node.Pattern read(Class<?> type, int slot, boolean outer) {
        bindings(outer);
        String self = pattern.getPatternVariable().getName();
        for (SingleConstraint constraint : singles(pattern.getConstraint())) {
            Variable<?>[] variables = constraint.getVariables();
            Expression test = Expression.of(rule, constraint, scope);
            if (variables.length == 1 && variables[0].getName().equals(self)) {
                own.add(test);
            } else {
                tests.add(test);
                index(constraint, slot);
            }
        }
        return new Node.Pattern(type, own, slot, binds, tests, lookup, exact);
    }

    List<Bind> late() {
        return late;
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
        Expression value = Expression.of(binding, scope);
        Bind bind = new Bind(scope.add(binding.getBoundVariable(), outer), value);
        boolean early = needed.contains(binding.getBoundVariable().getName());
        if (early) {
            binds.add(bind);
        } else if (outer) {
            late.add(bind);
        }
    }

    /** The first equality with a value of an earlier pattern can be looked up. */
    private void index(SingleConstraint constraint, int slot) {
        Variable<?>[] variables = constraint.getVariables();
        if (variables.length != 2
                || !(constraint.getIndex() instanceof BetaIndex<?, ?, ?> index)
                || index.getConstraintType() != Index.ConstraintType.EQUAL
                || indexed++ == INDEXED
                || !HASHED.contains(index.getIndexedClass())
                || scope.slot(variables[0]) != slot
                || scope.slot(variables[1]) >= slot) {
            return;
        }
        Class<?> type = index.getIndexedClass() == long.class ? Long.class : index.getIndexedClass();
        Node.Lookup equality = new Node.Lookup(
                Expression.of(index.getLeftOperandExtractor(), slot),
                type,
                Expression.of(index.getRightOperandExtractor(), scope.slot(variables[1])));
        if (type == Long.class) {
            exact.add(equality);
        }
        lookup = lookup.or(() -> Optional.of(equality));
    }
}
