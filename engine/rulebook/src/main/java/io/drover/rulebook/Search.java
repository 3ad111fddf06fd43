package io.drover.rulebook;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Looks for matches of a rule's conditions among facts, element by element, and remembers how far it came. */
final class Search {
    private final List<? extends BaseDescr> elements;
    private final List<Fact> facts;
    private final Predicate<Fact> focus;
    private int deepest = -1;
    private final List<Map<String, Object>> reached = new ArrayList<>();

    /** @param focus facts that outer patterns may match; inside not, exists, forall and accumulate all facts count */
    Search(List<? extends BaseDescr> elements, List<Fact> facts, Predicate<Fact> focus) {
        this.elements = elements;
        this.facts = facts;
        this.focus = focus;
    }

    /** Whether all elements match. */
    boolean succeeds() {
        return from(0, Map.of());
    }

    /** The first element that no match got past; only after a search in vain. */
    BaseDescr failing() {
        return elements.get(deepest);
    }

    /** Variables bound where the search stopped, for each way that led there. */
    List<Map<String, Object>> reached() {
        return List.copyOf(reached);
    }

    private boolean from(int index, Map<String, Object> variables) {
        if (index == elements.size()) {
            return true;
        }
        if (index > deepest) {
            deepest = index;
            reached.clear();
        }
        if (index == deepest) {
            reached.add(variables);
        }
        return extend(elements.get(index), variables, true).stream().anyMatch(next -> from(index + 1, next));
    }

    /** Every way to make one element true. */
    List<Map<String, Object>> extend(BaseDescr element, Map<String, Object> variables, boolean outer) {
        if (element instanceof PatternDescr pattern) {
            return pattern.getSource() instanceof AccumulateDescr accumulate
                    ? accumulate(pattern, accumulate, variables)
                    : pattern(Pattern.of(pattern, Pattern.Under.NOTHING), variables, outer);
        }
        List<? extends BaseDescr> parts = ((ConditionalElementDescr) element)
                .getDescrs().stream().map(BaseDescr.class::cast).toList();
        if (element instanceof OrDescr) {
            List<Map<String, Object>> found = new ArrayList<>();
            parts.forEach(p -> found.addAll(extend(p, variables, outer)));
            return found;
        }
        if (element instanceof NotDescr) {
            return all(parts, variables, false).isEmpty() ? List.of(variables) : List.of();
        }
        if (element instanceof ExistsDescr) {
            return all(parts, variables, false).isEmpty() ? List.of() : List.of(variables);
        }
        return element instanceof ForallDescr ? forall(parts, variables) : all(parts, variables, outer);
    }

    private List<Map<String, Object>> forall(List<? extends BaseDescr> parts, Map<String, Object> variables) {
        boolean every = extend(parts.get(0), variables, false).stream()
                .noneMatch(v -> all(parts.subList(1, parts.size()), v, false).isEmpty());
        return every ? List.of(variables) : List.of();
    }

    private List<Map<String, Object>> all(
            List<? extends BaseDescr> parts, Map<String, Object> variables, boolean outer) {
        List<Map<String, Object>> found = List.of(variables);
        for (BaseDescr part : parts) {
            found = found.stream().flatMap(v -> extend(part, v, outer).stream()).toList();
        }
        return found;
    }

    private List<Map<String, Object>> pattern(Pattern pattern, Map<String, Object> variables, boolean outer) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Fact fact : candidates(pattern.type(), outer)) {
            Map<String, Object> extended = new LinkedHashMap<>(variables);
            if (passed(pattern, fact, extended) == pattern.constraints().size()) {
                found.add(extended);
            }
        }
        return found;
    }

    List<Fact> candidates(String type, boolean outer) {
        return facts.stream()
                .filter(f -> f.getClass().getSimpleName().equals(type))
                .filter(f -> !outer || focus.test(f))
                .toList();
    }

    /** How many constraints hold before one fails; binds their variables. */
    static int passed(Pattern pattern, Fact fact, Map<String, Object> variables) {
        if (pattern.tree().getIdentifier() != null) {
            variables.put(pattern.tree().getIdentifier(), fact);
        }
        return passed(pattern.constraints(), Optional.of(fact), variables);
    }

    static int passed(List<Constraint> constraints, Optional<Object> fact, Map<String, Object> variables) {
        for (int i = 0; i < constraints.size(); i++) {
            Constraint constraint = constraints.get(i);
            Evaluation evaluation = new Evaluation(fact, variables);
            if (!constraint.bind().isEmpty()) {
                variables.put(
                        constraint.bind(), evaluation.of(constraint.expression().orElseThrow()));
            } else if (!evaluation.isTrue(constraint.expression().orElseThrow())) {
                return i;
            }
        }
        return constraints.size();
    }

    private List<Map<String, Object>> accumulate(
            PatternDescr pattern, AccumulateDescr accumulate, Map<String, Object> variables) {
        Optional<Map<String, Object>> results = results(accumulate, variables);
        List<Constraint> constraints =
                Pattern.of(pattern, Pattern.Under.NOTHING).constraints();
        return results.filter(r -> passed(constraints, Optional.empty(), r) == constraints.size())
                .map(List::of)
                .orElse(List.of());
    }

    /** The variables with the functions' results; absent when a function of nothing has none. */
    Optional<Map<String, Object>> results(AccumulateDescr accumulate, Map<String, Object> variables) {
        List<Map<String, Object>> inner = extend(accumulate.getInput(), variables, false);
        Map<String, Object> results = new LinkedHashMap<>(variables);
        for (AccumulateDescr.AccumulateFunctionCallDescr function : accumulate.getFunctions()) {
            Optional<Object> value = Accumulation.of(function, inner);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (function.getBind() != null) {
                results.put(function.getBind(), value.get());
            }
        }
        return Optional.of(results);
    }
}
