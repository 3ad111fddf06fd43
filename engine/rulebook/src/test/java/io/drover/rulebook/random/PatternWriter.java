package io.drover.rulebook.random;

import io.drover.fact.Fact;
import io.drover.fact.Strategy;
import io.drover.rulebook.random.Vocabulary.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes patterns. */
final class PatternWriter {
    private final Draw draw;
    private final Set<Construct> used;

    PatternWriter(Draw draw, Set<Construct> used) {
        this.draw = draw;
        this.used = used;
    }

    /** A pattern of a rule's own conditions: joined to those before it where the facts are of many instruments. */
    String outer(Class<? extends Fact> fact, Scope scope, String... more) {
        String pattern = unnamed(fact, scope, more);
        return draw.oneIn(4) ? mark(Construct.FACT_BINDING, scope.bind(fact) + " : " + pattern) : pattern;
    }

    /** The same without a variable for the fact. */
    String unnamed(Class<? extends Fact> fact, Scope scope, String... more) {
        List<String> parts = new ArrayList<>(List.of(more));
        if (Vocabulary.MANY.contains(fact)) {
            if (scope.link().isEmpty()) {
                scope.link(scope.bind(String.class));
                parts.add(mark(Construct.BINDING, scope.link() + " : symbol"));
            } else {
                parts.add(link(scope));
            }
        }
        return written(fact, scope, parts);
    }

    /** A pattern inside of something. */
    String inner(Class<? extends Fact> fact, Scope scope, String... more) {
        List<String> parts = new ArrayList<>(List.of(more));
        boolean ofInstrument = Vocabulary.properties(fact).contains(new Property("symbol", String.class));
        if (ofInstrument && !scope.link().isEmpty() && !draw.oneIn(4)) {
            parts.add(link(scope));
        }
        String pattern = written(fact, scope, parts);
        return draw.oneIn(6) ? mark(Construct.FACT_BINDING, scope.bind(fact) + " : " + pattern) : pattern;
    }

    private String link(Scope scope) {
        return draw.oneIn(5)
                ? mark(Construct.INEQUALITY_JOIN, "symbol != " + scope.link())
                : mark(Construct.EQUALITY_JOIN, "symbol == " + scope.link());
    }

    private String written(Class<? extends Fact> fact, Scope scope, List<String> parts) {
        int extras = draw.of(0, 0, 1, 1, 1, 2, 3);
        for (int i = 0; i < extras; i++) {
            parts.add(draw.oneIn(3) ? binding(fact, scope) : new TestWriter(draw, used, scope, fact).test());
        }
        String type = fact.getSimpleName();
        return parts.isEmpty() ? type + "()" : type + "( " + String.join(", ", parts) + " )";
    }

    private String binding(Class<? extends Fact> fact, Scope scope) {
        if (fact == Strategy.class && draw.oneIn(2)) {
            return mark(Construct.PARAMETER, scope.bind(double.class) + " : parameter(\"share\")");
        }
        Property property = draw.of(Vocabulary.properties(fact));
        if (property.type() == double.class && draw.oneIn(3)) {
            String other = draw.of(Vocabulary.properties(fact, double.class)).name();
            String value = draw.of("%s + %s", "%s * 2.0 - %s", "%s - %s").formatted(property.name(), other);
            return mark(Construct.EXPRESSION_BINDING, scope.bind(double.class) + " : (" + value + ")");
        }
        return mark(Construct.BINDING, scope.bind(property.type()) + " : " + property.name());
    }

    /** {@code $x : close}, for an accumulate. */
    String binding(Class<? extends Fact> fact, String name, Class<?> type) {
        return name + " : " + draw.of(Vocabulary.properties(fact, type)).name();
    }

    private String mark(Construct construct, String text) {
        used.add(construct);
        return text;
    }
}
