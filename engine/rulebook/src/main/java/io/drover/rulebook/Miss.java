package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.rulebook.Pattern.Under;
import io.drover.rulebook.WhyNot.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Puts into words where a search for a match ended. */
final class Miss {
    private static final java.util.regex.Pattern NAME =
            java.util.regex.Pattern.compile("\"[^\"]*\"|(\\$?[a-zA-Z]\\w*)(?!\\w|\\s*\\()");

    private final Search search;
    private final List<Map<String, Object>> ways;

    Miss(Search search) {
        this.search = search;
        this.ways = search.reached();
    }

    Answer answer(Rule rule) {
        BaseDescr failing = search.failing();
        if (failing instanceof PatternDescr pattern) {
            return pattern.getSource() instanceof AccumulateDescr accumulate
                    ? accumulate(rule, pattern, accumulate)
                    : pattern(rule, Pattern.of(pattern, Under.NOTHING));
        }
        if (failing instanceof NotDescr not && not.getDescrs().get(0) instanceof PatternDescr inner) {
            return blocked(rule, Pattern.of(inner, Under.NOT));
        }
        String kind = failing.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT);
        return miss(
                rule,
                failing.getLine(),
                "%s of %s".formatted(kind, types((ConditionalElementDescr) failing)),
                "is false");
    }

    /** The fact that comes nearest on any way, and its first constraint that fails. */
    private Answer pattern(Rule rule, Pattern pattern) {
        int best = -1;
        Fact nearest = null;
        Map<String, Object> bound = Map.of();
        List<Fact> candidates = search.candidates(pattern.type(), true);
        for (Map<String, Object> way : ways) {
            for (Fact fact : candidates) {
                Map<String, Object> variables = new LinkedHashMap<>(way);
                int passed = Search.passed(pattern, fact, variables);
                if (passed > best) {
                    best = passed;
                    nearest = fact;
                    bound = variables;
                }
            }
        }
        if (nearest == null) {
            return miss(rule, pattern.line(), pattern.type(), "there is no such fact");
        }
        Constraint failed = pattern.constraints().get(best);
        String actual = "%s of %s".formatted(values(failed, Optional.of(nearest), bound), Snapshot.reference(nearest));
        String absent = failed.isEquality() ? "no %s has it; nearest: ".formatted(pattern.type()) : "";
        return miss(rule, failed.line(), failed.text(), absent + actual);
    }

    private Answer blocked(Rule rule, Pattern pattern) {
        for (Fact fact : search.candidates(pattern.type(), false)) {
            int passed = Search.passed(pattern, fact, new LinkedHashMap<>(ways.get(0)));
            if (passed == pattern.constraints().size()) {
                return miss(
                        rule,
                        pattern.line(),
                        "not " + pattern.type(),
                        "%s is there".formatted(Snapshot.reference(fact)));
            }
        }
        throw new IllegalStateException("a search that a not ended names no fact");
    }

    private Answer accumulate(Rule rule, PatternDescr tree, AccumulateDescr accumulate) {
        Optional<Map<String, Object>> results = search.results(accumulate, ways.get(0));
        List<Constraint> constraints = Pattern.of(tree, Under.NOTHING).constraints();
        if (results.isEmpty()) {
            return miss(rule, tree.getLine(), "accumulate", "there is nothing to accumulate");
        }
        Constraint failed = constraints.get(Search.passed(constraints, Optional.empty(), results.get()));
        return miss(rule, failed.line(), failed.text(), values(failed, Optional.empty(), results.get()));
    }

    /** {@code value = 9.8, $slow = 10.0}: every name of the constraint with its value. */
    private static String values(Constraint constraint, Optional<Object> fact, Map<String, Object> variables) {
        Set<String> values = new LinkedHashSet<>();
        Matcher names = NAME.matcher(constraint.text());
        while (names.find()) {
            String name = names.group(1);
            boolean property = name != null
                    && fact.filter(f ->
                                    FactTypes.properties(((Fact) f).getClass()).contains(name))
                            .isPresent();
            if (name != null && (property || variables.containsKey(name))) {
                Constraint alone = Constraint.parse(constraint.line(), name);
                Object value =
                        new Evaluation(fact, variables).of(alone.expression().orElseThrow());
                values.add(name + " = " + (value instanceof Fact other ? Snapshot.reference(other) : value));
            }
        }
        return values.isEmpty() ? "is false" : String.join(", ", values);
    }

    private static List<String> types(ConditionalElementDescr group) {
        List<String> types = new ArrayList<>();
        for (Object part : group.getDescrs()) {
            if (part instanceof PatternDescr pattern) {
                types.add(pattern.getObjectType());
            } else if (part instanceof ConditionalElementDescr inner) {
                types.addAll(types(inner));
            }
        }
        return types;
    }

    private static Answer miss(Rule rule, int line, String condition, String actual) {
        return new Answer(rule.name(), rule.file(), line, false, condition, actual);
    }
}
