package io.drover.rulebook;

import io.drover.fact.Fact;
import java.util.Optional;
import java.util.function.Predicate;

/** Which instrument a fact is about. */
final class Symbols {
    private Symbols() {}

    /** Facts about the instrument, and those that are about none. */
    static Predicate<Fact> focusedOn(String symbol) {
        return fact -> of(fact).filter(s -> !s.isEmpty() && !s.equals(symbol)).isEmpty();
    }

    static Optional<String> of(Fact fact) {
        if (!FactTypes.components(fact.getClass()).containsKey("symbol")) {
            return Optional.empty();
        }
        Constraint symbol = Constraint.parse(0, "symbol");
        return symbol.expression()
                .map(e -> new Evaluation(Optional.of(fact), java.util.Map.of())
                        .of(e)
                        .toString());
    }
}
