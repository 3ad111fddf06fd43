package io.drover.rulebook.random;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes accumulates. */
final class AccumulateWriter {
    private final Draw draw;
    private final Set<Construct> used;
    private final PatternWriter patterns;
    private final Function<Construct, Class<? extends Fact>> facts;

    /** @param facts a fact to read, given what to note when it is a derived one */
    AccumulateWriter(
            Draw draw, Set<Construct> used, PatternWriter patterns, Function<Construct, Class<? extends Fact>> facts) {
        this.draw = draw;
        this.used = used;
        this.patterns = patterns;
        this.facts = facts;
    }

    String accumulate(Scope scope) {
        Scope inner = scope.inner();
        Class<? extends Fact> fact = facts.apply(Construct.DERIVED_ACCUMULATED);
        Class<?> type = draw.of(long.class, double.class);
        boolean counted = draw.oneIn(4) || Vocabulary.properties(fact, type).isEmpty();
        String value = counted ? "" : inner.bind(type);
        String binding = counted ? "" : patterns.binding(fact, value, type);
        String input = counted ? patterns.inner(fact, inner) : patterns.inner(fact, inner, binding);
        boolean exact =
                !Vocabulary.isTime(binding.substring(binding.indexOf(':') + 1).strip());
        Construct function = counted ? Construct.COUNT : function(type, exact);
        used.add(function);
        String name = function.name().toLowerCase(Locale.ROOT);
        String call = counted ? "count()" : name + "(" + value + ")";
        Class<?> result = counted ? long.class : function == Construct.AVERAGE ? double.class : type;
        boolean computable = result == long.class || function == Construct.AVERAGE;
        String bound = computable ? scope.bind(result) : scope.bind(Number.class);
        String tests = String.join(", ", tests(bound, result, scope));
        return "accumulate( %s; %s : %s%s )"
                .formatted(group(input, inner), bound, call, tests.isEmpty() ? "" : "; " + tests);
    }

    private Construct function(Class<?> type, boolean exact) {
        Construct extreme = draw.of(Construct.MIN, Construct.MAX);
        if (type == double.class) {
            return extreme;
        }
        Construct total = exact ? draw.of(Construct.SUM, Construct.AVERAGE, Construct.AVERAGE) : Construct.SUM;
        return draw.of(total, total, extreme);
    }

    private String group(String input, Scope inner) {
        if (!draw.oneIn(4)) {
            return input;
        }
        boolean negated = draw.oneIn(2);
        used.add(negated ? Construct.ACCUMULATE_OF_AND_NOT : Construct.ACCUMULATE_OF_AND);
        return input + " and " + (negated ? "not " : "")
                + patterns.inner(facts.apply(Construct.DERIVED_ACCUMULATED), inner);
    }

    private List<String> tests(String bound, Class<?> result, Scope scope) {
        List<String> tests = new ArrayList<>();
        Scope before = scope;
        for (int i = draw.of(0, 1, 1, 2); i > 0; i--) {
            used.add(Construct.RESULT_TESTED);
            Optional<String> other = before.any(draw, result).filter(v -> !v.equals(bound) && !draw.oneIn(4));
            other.ifPresent(v -> used.add(Construct.RESULT_COMPARED));
            String operand =
                    other.orElseGet(() -> result == long.class ? Vocabulary.whole(draw) : Vocabulary.real(draw));
            String operator = result == long.class && draw.oneIn(4)
                    ? draw.of(" == ", " != ")
                    : draw.of(" < ", " <= ", " > ", " >= ");
            tests.add(bound + operator + operand);
        }
        return tests;
    }
}
