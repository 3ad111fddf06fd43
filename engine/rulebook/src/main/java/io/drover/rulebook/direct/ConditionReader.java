package io.drover.rulebook.direct;

import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.rulebook.direct.Node.Bind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.drools.model.AccumulatePattern;
import org.drools.model.Argument;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Declaration;
import org.drools.model.Global;
import org.drools.model.Pattern;
import org.drools.model.Variable;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.patterns.ExistentialPatternImpl;

/** Reads the conditions of one branch. */
final class ConditionReader {
    private final String rule;
    private final Scope scope;
    private final Set<String> needed;
    private final List<Node.Pattern> patterns = new ArrayList<>();
    private final List<Bind> late = new ArrayList<>();
    private final Set<Class<?>> derivedRead = new LinkedHashSet<>();

    private ConditionReader(String rule, List<Condition> conditions) {
        this.rule = rule;
        this.scope = new Scope(rule);
        this.needed = NeededVariables.of(conditions);
    }

    static BranchPlan read(String rule, List<Condition> conditions, Consequence consequence) {
        return new ConditionReader(rule, conditions).branch(conditions, consequence);
    }

    private BranchPlan branch(List<Condition> conditions, Consequence consequence) {
        List<Node> nodes = all(conditions, true);
        List<String> names = List.copyOf(scope.named());
        return new BranchPlan(
                rule,
                nodes,
                scope.size(),
                List.copyOf(patterns),
                names,
                names.stream().map(scope::slot).toList(),
                List.copyOf(late),
                derivedRead,
                consequence,
                Arrays.stream(consequence.getVariables())
                        .map(v -> v instanceof Global<?> ? -1 : scope.slot(v))
                        .toList());
    }

    /** @param outer whether the conditions are the rule's own, not those inside a {@code not} or an accumulate */
    private List<Node> all(List<Condition> conditions, boolean outer) {
        List<Node> nodes = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.getType() != Condition.Type.CONSEQUENCE) {
                nodes.add(node(condition, outer));
            }
        }
        return List.copyOf(nodes);
    }

    private Node node(Condition condition, boolean outer) {
        return switch (condition.getType()) {
            case PATTERN -> pattern((Pattern<?>) condition, outer);
            case ACCUMULATE -> accumulate((AccumulatePattern<?>) condition, outer);
            case NOT -> new Node.Find(false, existential(condition));
            case EXISTS -> new Node.Find(true, existential(condition));
            case FORALL ->
                new Node.Find(false, List.of(exceptionTo(((ExistentialPatternImpl) condition).getSubConditions())));
            default -> throw new UnsupportedRuleException(rule, "a condition of type " + condition.getType());
        };
    }

    private List<List<Node>> existential(Condition condition) {
        List<Condition> inner = condition.getSubConditions();
        if (inner.size() != 1) {
            throw new UnsupportedRuleException(rule, "a not or exists of %d conditions".formatted(inner.size()));
        }
        return Alternatives.of(rule, inner.get(0)).stream()
                .map(alternative -> all(alternative, false))
                .toList();
    }

    /** {@code forall(A B)} has an exception where there is an A without its B. */
    private List<Node> exceptionTo(List<Condition> inner) {
        List<List<Condition>> alternatives = inner.size() == 1 ? Alternatives.of(rule, inner.get(0)) : List.of();
        if (alternatives.size() != 1 || alternatives.get(0).size() != 2) {
            throw new UnsupportedRuleException(rule, "a forall of other than two patterns");
        }
        List<Condition> pair = alternatives.get(0);
        if (pair.stream().anyMatch(c -> c.getType() != Condition.Type.PATTERN)) {
            throw new UnsupportedRuleException(rule, "a forall of other than patterns");
        }
        Node first = pattern((Pattern<?>) pair.get(0), false);
        return List.of(first, new Node.Find(false, List.of(all(pair.subList(1, 2), false))));
    }

    private Node pattern(Pattern<?> pattern, boolean outer) {
        Variable<?> variable = pattern.getPatternVariable();
        PatternReader reader = new PatternReader(rule, scope, needed, pattern);
        if (scope.has(variable)) {
            return reader.check();
        }
        Class<?> type = typeOf(variable);
        Node.Pattern read = reader.read(type, scope.add(variable, outer), outer);
        if (outer) {
            patterns.add(read);
            late.addAll(reader.late());
        }
        if (DerivedFact.class.isAssignableFrom(type)) {
            derivedRead.add(type);
        }
        return read;
    }

    private Class<?> typeOf(Variable<?> variable) {
        Class<?> type = variable.getType();
        boolean plain = variable instanceof Declaration<?> declaration
                && declaration.getSource() == null
                && declaration.getWindow() == null;
        if (!plain || !Fact.class.isAssignableFrom(type) || !type.isRecord()) {
            throw new UnsupportedRuleException(rule, "a pattern of %s from elsewhere".formatted(type.getSimpleName()));
        }
        return type;
    }

    @SuppressWarnings("unchecked")
    private Node accumulate(AccumulatePattern<?> pattern, boolean outer) {
        AccumulateFunction[] functions = pattern.getAccumulateFunctions();
        if (functions.length != 1
                || pattern.isQuerySource()
                || functions[0].isFixedValue()
                || functions[0].getExternalVars() != null
                || !(functions[0].createFunctionObject()
                        instanceof org.kie.api.runtime.rule.AccumulateFunction<?> function)) {
            throw new UnsupportedRuleException(rule, "an accumulate of another kind");
        }
        Condition input = pattern.isCompositePatterns() ? pattern.getCondition() : pattern.getPattern();
        List<List<Condition>> alternatives = Alternatives.of(rule, input);
        if (alternatives.size() != 1) {
            throw new UnsupportedRuleException(rule, "an accumulate over alternatives");
        }
        List<Node> inner = all(alternatives.get(0), false);
        Optional<Integer> source = Optional.ofNullable(functions[0].getSource()).map(this::source);
        int result = scope.add(functions[0].getResult(), outer);
        return new Node.Collect(
                inner, (org.kie.api.runtime.rule.AccumulateFunction<Serializable>) function, source, result);
    }

    private int source(Argument<?> source) {
        if (source instanceof Variable<?> variable) {
            return scope.slot(variable);
        }
        throw new UnsupportedRuleException(rule, "an accumulate of a constant");
    }
}
