package io.drover.rulebook.random;

import io.drover.fact.Fact;
import io.drover.fact.Limit;
import io.drover.fact.Proposal;
import io.drover.fact.Strategy;
import io.drover.rulebook.random.Vocabulary.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Writes the tests of one pattern. */
final class TestWriter {
    private final Draw draw;
    private final Set<Construct> used;
    private final Scope scope;
    private final Class<? extends Fact> fact;

    TestWriter(Draw draw, Set<Construct> used, Scope scope, Class<? extends Fact> fact) {
        this.draw = draw;
        this.used = used;
        this.scope = scope;
        this.fact = fact;
    }

    String test() {
        if (!draw.oneIn(5)) {
            return simple();
        }
        return switch (draw.below(4)) {
            case 0 -> mark(Construct.TESTS_JOINED_BY_AND, simple() + " && " + simple());
            case 1 -> mark(Construct.TESTS_JOINED_BY_OR, simple() + " || " + simple());
            case 2 -> mark(Construct.NEGATED_TEST, "!( " + simple() + " || " + simple() + " )");
            default -> mark(Construct.TESTS_JOINED_BY_OR, "( " + simple() + " || " + simple() + " ) && " + simple());
        };
    }

    private String simple() {
        List<Supplier<String>> special = special();
        if (!special.isEmpty() && draw.oneIn(4)) {
            return draw.of(special).get();
        }
        Property property = draw.of(Vocabulary.properties(fact));
        if (property.type() == String.class) {
            return new TextTestWriter(draw, used, scope, fact).test(property.name());
        }
        if (property.type() == boolean.class) {
            return truth(property.name());
        }
        return property.type() == double.class ? real(property.name()) : whole(property.name());
    }

    /** Tests that only some facts and variables allow. */
    private List<Supplier<String>> special() {
        List<Supplier<String>> special = new ArrayList<>();
        scope.any(draw, fact)
                .ifPresent(other -> special.add(
                        () -> mark(Construct.FACT_COMPARED, "this " + draw.of("!=", "==", "!=") + " " + other)));
        Optional<String> real = scope.any(draw, double.class);
        real.ifPresent(v -> special.add(() -> mark(Construct.VARIABLES_ONLY, v + order() + Vocabulary.real(draw))));
        if (fact == Strategy.class) {
            special.add(() -> mark(Construct.PARAMETER, "parameter(\"share\")" + order() + Vocabulary.real(draw)));
        }
        if (fact == Limit.class) {
            scope.any(draw, Proposal.class)
                    .ifPresent(p -> special.add(() -> mark(Construct.APPLIES_TO, "appliesTo(" + p + ")")));
        }
        return special;
    }

    private String truth(String property) {
        Optional<String> other = scope.any(draw, boolean.class);
        return switch (draw.below(5)) {
            case 0, 1 -> mark(Construct.TRUTH_TEST, property);
            case 2 -> mark(Construct.TRUTH_TEST, "!" + property);
            case 3 -> mark(Construct.TRUTH_COMPARED, property + draw.of(" == ", " != ") + draw.of("true", "false"));
            default -> mark(Construct.TRUTH_COMPARED, property + draw.of(" == ", " != ") + other.orElse("true"));
        };
    }

    private String real(String property) {
        String left = draw.oneIn(4) ? mark(Construct.ARITHMETIC, realArithmetic(property)) : property;
        used.add(Construct.NUMBER_TEST);
        if (Vocabulary.properties(fact).stream().noneMatch(p -> p.name().equals(property) && isComponent(property))) {
            used.add(Construct.METHOD_OF_A_FACT);
        }
        return left + order() + realOperand();
    }

    private boolean isComponent(String property) {
        return java.util.Arrays.stream(fact.getRecordComponents())
                .anyMatch(c -> c.getName().equals(property));
    }

    private String realArithmetic(String property) {
        String other = draw.of(Vocabulary.properties(fact, double.class)).name();
        return switch (draw.below(5)) {
            case 0 -> property + " + " + other;
            case 1 -> property + " - " + other;
            case 2 -> property + " * 2.0";
            case 3 -> "(" + property + " + " + other + ") / 2.0";
            default -> "-" + property;
        };
    }

    private String realOperand() {
        Optional<String> variable = scope.any(draw, double.class);
        Optional<String> whole = scope.any(draw, draw.oneIn(2) ? long.class : Number.class);
        if (variable.isPresent() && draw.oneIn(2)) {
            used.add(Construct.RANGE_JOIN);
            return draw.oneIn(3) ? mark(Construct.ARITHMETIC, variable.get() + " * 2.0") : variable.get();
        }
        if (whole.isPresent() && draw.oneIn(3)) {
            return mark(Construct.MIXED_NUMBERS, whole.get());
        }
        if (draw.oneIn(6)) {
            return mark(Construct.MIXED_NUMBERS, Vocabulary.whole(draw));
        }
        return ofVariable(double.class)
                .orElseGet(() -> draw.oneIn(5)
                        ? draw.of(Vocabulary.properties(fact, double.class)).name()
                        : Vocabulary.real(draw));
    }

    private Optional<String> ofVariable(Class<?> type) {
        List<Scope.Variable> facts = scope.facts();
        if (facts.isEmpty() || !draw.oneIn(3)) {
            return Optional.empty();
        }
        Scope.Variable variable = draw.of(facts);
        List<Property> properties = Vocabulary.properties(variable.type().asSubclass(Fact.class), type);
        if (properties.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(mark(
                Construct.PROPERTY_OF_A_VARIABLE,
                variable.name() + "." + draw.of(properties).name()));
    }

    private String whole(String property) {
        Optional<String> variable = scope.any(draw, long.class);
        String operand = variable.filter(v -> draw.oneIn(2))
                .or(() -> ofVariable(long.class))
                .orElseGet(() -> draw.oneIn(15) && !property.equals("minuteOfDay")
                        ? mark(Construct.FAR_NUMBER, Vocabulary.far(draw))
                        : Vocabulary.whole(draw));
        if (!operand.endsWith("L") && draw.oneIn(2)) {
            used.add(Construct.WHOLE_EQUALITY);
            return property + joined(draw.oneIn(3) ? " != " : " == ", operand) + operand;
        }
        Optional<String> real = scope.any(draw, double.class);
        if (draw.oneIn(4)) {
            return mark(Construct.MIXED_NUMBERS, property + order() + real.orElseGet(() -> Vocabulary.real(draw)));
        }
        used.add(Construct.NUMBER_TEST);
        String left = draw.oneIn(4)
                ? mark(Construct.ARITHMETIC, property + draw.of(" + 1", " - 1", " * 2", " % 2"))
                : property;
        return left + order() + operand;
    }

    private String joined(String operator, String operand) {
        if (operand.startsWith("$")) {
            used.add(operator.equals(" == ") ? Construct.EQUALITY_JOIN : Construct.INEQUALITY_JOIN);
        }
        return operator;
    }

    private String order() {
        return draw.of(" < ", " <= ", " > ", " >= ");
    }

    private String mark(Construct construct, String text) {
        used.add(construct);
        return text;
    }
}
