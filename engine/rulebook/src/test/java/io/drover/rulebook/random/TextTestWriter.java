package io.drover.rulebook.random;

import io.drover.fact.Fact;
import java.util.Optional;
import java.util.Set;

/** Writes tests of a text. */
final class TextTestWriter {
    private final Draw draw;
    private final Set<Construct> used;
    private final Scope scope;
    private final Class<? extends Fact> fact;

    TextTestWriter(Draw draw, Set<Construct> used, Scope scope, Class<? extends Fact> fact) {
        this.draw = draw;
        this.used = used;
        this.scope = scope;
        this.fact = fact;
    }

    String test(String property) {
        Optional<String> variable = scope.any(draw, String.class).filter(v -> draw.oneIn(2));
        String operand = variable.orElseGet(() -> literal(property));
        return switch (draw.below(14)) {
            case 0 -> mark(Construct.IN, "%s in ( %s, %s )".formatted(property, literal(property), operand));
            case 1 -> mark(Construct.NOT_IN, "%s not in ( %s, %s )".formatted(property, literal(property), operand));
            case 2 -> mark(Construct.MATCHES, "%s matches \"%s\"".formatted(property, pattern()));
            case 3 -> mark(Construct.NOT_MATCHES, "%s not matches \"%s\"".formatted(property, pattern()));
            case 4 -> mark(Construct.CONTAINS, "%s contains %s".formatted(property, operand));
            case 5 -> mark(Construct.NOT_CONTAINS, "%s not contains %s".formatted(property, operand));
            case 6 -> mark(Construct.STARTS_WITH, "%s str[startsWith] %s".formatted(property, operand));
            case 7 -> mark(Construct.ENDS_WITH, "%s str[endsWith] %s".formatted(property, operand));
            case 8 -> mark(Construct.TEXT_METHOD, method(property, operand));
            case 9 -> mark(Construct.TEXT_LENGTH, "%s.length() > %d".formatted(property, draw.below(5)));
            case 10 -> equality(literal(property), property, "==");
            case 11, 12 -> equality(property, operand, "==");
            default -> equality(property, operand, "!=");
        };
    }

    private String method(String property, String operand) {
        return switch (draw.below(5)) {
            case 0 -> property + ".startsWith(" + operand + ")";
            case 1 -> property + ".endsWith(" + operand + ")";
            case 2 -> "!" + property + ".isEmpty()";
            case 3 -> property + ".equals(" + operand + ")";
            default -> property + ".contains(" + operand + ")";
        };
    }

    private String equality(String left, String right, String operator) {
        used.add(Construct.TEXT_TEST);
        if (right.startsWith("$")) {
            used.add(operator.equals("==") ? Construct.EQUALITY_JOIN : Construct.INEQUALITY_JOIN);
        }
        return "%s %s %s".formatted(left, operator, right);
    }

    private String literal(String property) {
        return '"' + Vocabulary.text(draw, fact, property) + '"';
    }

    private String pattern() {
        return draw.of("a.*", "S[01].*", ".*b", "[a-z]*", "", "a|b", "r[0-2]");
    }

    private String mark(Construct construct, String text) {
        used.add(construct);
        return text;
    }
}
