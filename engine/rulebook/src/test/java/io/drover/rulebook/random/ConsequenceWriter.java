package io.drover.rulebook.random;

import io.drover.fact.Fact;
import io.drover.rulebook.random.Vocabulary.Property;
import java.util.List;

/** Writes values that a consequence passes on: they show which match a firing came from. */
final class ConsequenceWriter {
    private final Draw draw;
    private final Scope scope;

    ConsequenceWriter(Draw draw, Scope scope) {
        this.draw = draw;
        this.scope = scope;
    }

    /** An instrument. */
    String symbol() {
        return scope.link().isEmpty() ? '"' + Vocabulary.symbol(draw.below(3)) + '"' : scope.link();
    }

    /** Any value at all, as text. */
    String text() {
        List<Scope.Variable> plain =
                List.<Class<?>>of(String.class, double.class, long.class, boolean.class, Number.class).stream()
                        .flatMap(t -> scope.all(t).stream())
                        .toList();
        return plain.isEmpty() ? "\"x\"" : "\"x\" + " + draw.of(plain).name();
    }

    String real() {
        String variable = scope.any(draw, double.class).orElseGet(this::ofFact);
        return draw.of("%s", "%s", "%s * 2.0", "%s - 1.0").formatted(variable);
    }

    String whole() {
        String variable = scope.any(draw, long.class).orElse("1");
        return draw.of("%s", "%s", "%s + 1", "%s * 2").formatted(variable);
    }

    private String ofFact() {
        List<Scope.Variable> facts = scope.facts();
        if (facts.isEmpty()) {
            return Vocabulary.real(draw);
        }
        Scope.Variable fact = draw.of(facts);
        List<Property> properties = Vocabulary.properties(fact.type().asSubclass(Fact.class), double.class);
        return properties.isEmpty()
                ? Vocabulary.real(draw)
                : fact.name() + "." + draw.of(properties).name() + "()";
    }
}
