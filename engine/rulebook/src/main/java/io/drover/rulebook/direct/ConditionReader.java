package io.drover.rulebook.direct;

import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.rulebook.direct.Step.Bind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.model.AccumulatePattern;
import org.drools.model.Argument;
import org.drools.model.Condition;
import org.drools.model.Declaration;
import org.drools.model.Pattern;
import org.drools.model.Variable;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.patterns.ExistentialPatternImpl;

/** Turns the conditions of one branch into a chain of steps. */
final class ConditionReader {
    private final String rule;
    private final Memory memory;
    private final List<Condition> conditions;
    private final Scope scope;
    private final Set<String> needed;
    private final List<Filtered> positive = new ArrayList<>();
    private final List<Integer> facts = new ArrayList<>();
    private final List<Bind> late = new ArrayList<>();
    private final List<FactList> derivedRead = new ArrayList<>();

    ConditionReader(String rule, Memory memory, List<Condition> conditions) {
        this.rule = rule;
        this.memory = memory;
        this.conditions = conditions;
        this.scope = new Scope(rule);
        this.needed = NeededVariables.of(conditions);
    }

    /** Makes a consequence once all variables have their slots. */
    @FunctionalInterface
    interface ConsequenceMaker {
        Branch.Consequence of(Scope scope);
    }

    Branch branch(ConsequenceMaker consequence) {
        Later end = new Later();
        Step first = chain(conditions, 0, true, end);
        List<String> names = List.copyOf(scope.named().stream().sorted().toList());
        Branch.Parts parts = new Branch.Parts(
                scope.size(),
                List.copyOf(positive),
                List.copyOf(facts),
                names,
                names.stream().map(scope::slot).toList(),
                List.copyOf(late),
                List.copyOf(derivedRead));
        Branch branch = new Branch(rule, parts, consequence.of(scope));
        end.step = branch;
        branch.startWith(first);
        return branch;
    }

    /** The step that is made when all before it are. */
    private static final class Later implements Step {
        private Step step = FOUND;

        @Override
        public boolean run(Object[] slots) throws Exception {
            return step.run(slots);
        }
    }

    /** @param outer whether the conditions are the rule's own, not those inside a {@code not} or an accumulate */
    private Step chain(List<Condition> all, int from, boolean outer, Step end) {
        if (from == all.size()) {
            return end;
        }
        Condition condition = all.get(from);
        return switch (condition.getType()) {
            case PATTERN -> pattern((Pattern<?>) condition, outer, () -> chain(all, from + 1, outer, end));
            case ACCUMULATE ->
                accumulate((AccumulatePattern<?>) condition, outer, () -> chain(all, from + 1, outer, end));
            case NOT -> {
                List<Step> inner = existential(condition);
                yield Steps.not(inner, chain(all, from + 1, outer, end));
            }
            case EXISTS -> {
                List<Step> inner = existential(condition);
                yield Steps.exists(inner, chain(all, from + 1, outer, end));
            }
            case FORALL -> {
                Step exception = exceptionTo(((ExistentialPatternImpl) condition).getSubConditions());
                yield Steps.not(List.of(exception), chain(all, from + 1, outer, end));
            }
            case CONSEQUENCE -> chain(all, from + 1, outer, end);
            default -> throw new UnsupportedRuleException(rule, "a condition of type " + condition.getType());
        };
    }

    private List<Step> existential(Condition condition) {
        List<Condition> inner = condition.getSubConditions();
        if (inner.size() != 1) {
            throw new UnsupportedRuleException(rule, "a not or exists of %d conditions".formatted(inner.size()));
        }
        return Alternatives.of(rule, inner.get(0)).stream()
                .map(alternative -> chain(alternative, 0, false, Step.FOUND))
                .toList();
    }

    /** {@code forall(A B)} has an exception where there is an A without its B. */
    private Step exceptionTo(List<Condition> inner) {
        List<List<Condition>> alternatives = inner.size() == 1 ? Alternatives.of(rule, inner.get(0)) : List.of();
        if (alternatives.size() != 1 || alternatives.get(0).size() != 2) {
            throw new UnsupportedRuleException(rule, "a forall of other than two patterns");
        }
        List<Condition> pair = alternatives.get(0);
        if (pair.stream().anyMatch(c -> c.getType() != Condition.Type.PATTERN)) {
            throw new UnsupportedRuleException(rule, "a forall of other than patterns");
        }
        return pattern(
                (Pattern<?>) pair.get(0),
                false,
                () -> Steps.not(List.of(chain(pair.subList(1, 2), 0, false, Step.FOUND)), Step.FOUND));
    }

    /** Makes the steps that follow, after the condition before them has its slots. */
    @FunctionalInterface
    private interface Rest {
        Step make();
    }

    private Step pattern(Pattern<?> pattern, boolean outer, Rest rest) {
        Variable<?> variable = pattern.getPatternVariable();
        PatternReader reader = new PatternReader(rule, scope, needed, pattern);
        if (scope.has(variable)) {
            return Steps.check(reader.checks(), rest.make());
        }
        Class<?> type = typeOf(variable);
        int slot = scope.add(variable, outer);
        reader.read(slot, outer);
        Filtered filtered = memory.filtered(type, reader.factTests());
        if (outer) {
            positive.add(filtered);
            facts.add(slot);
            late.addAll(reader.late());
        }
        if (DerivedFact.class.isAssignableFrom(type)) {
            derivedRead.add(memory.list(type));
        }
        Join.Pattern asked = reader.asked(slot);
        return new Join(filtered, asked, rest.make());
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

    private Step accumulate(AccumulatePattern<?> pattern, boolean outer, Rest rest) {
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
        Later end = new Later();
        Step inner = chain(alternatives.get(0), 0, false, end);
        Steps.Collect collect = collect(function, functions[0].getSource());
        end.step = collect;
        int slot = scope.add(functions[0].getResult(), outer);
        return collect.over(inner, slot, rest.make());
    }

    @SuppressWarnings("unchecked")
    private Steps.Collect collect(org.kie.api.runtime.rule.AccumulateFunction<?> function, Argument<?> source) {
        var plain = (org.kie.api.runtime.rule.AccumulateFunction<Serializable>) function;
        if (source == null) {
            return new Steps.Collect(plain, slots -> true);
        }
        if (!(source instanceof Variable<?> variable)) {
            throw new UnsupportedRuleException(rule, "an accumulate of a constant");
        }
        int slot = scope.slot(variable);
        return new Steps.Collect(plain, slots -> slots[slot]);
    }
}
