package io.drover.rulebook.random;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the conditions of one rule. */
final class ConditionWriter {
    private final Draw draw;
    private final Set<Construct> used;
    private final Scope scope = Scope.empty();
    private final PatternWriter patterns;
    private final Readables readable;
    private final List<Class<? extends Fact>> matched = new ArrayList<>();

    ConditionWriter(Draw draw, Set<Construct> used, Readables readable) {
        this.draw = draw;
        this.used = used;
        this.readable = readable;
        this.patterns = new PatternWriter(draw, used);
    }

    /**
     * What a rule of one stratum may read.
     *
     * @param anyhow also under {@code not} and the like
     * @param matched only as patterns of its own
     */
    record Readables(List<Class<? extends Fact>> anyhow, List<Class<? extends Fact>> matched) {}

    Scope scope() {
        return scope;
    }

    /** A pattern of the given fact, bound to a variable when asked for. */
    String pattern(Class<? extends Fact> fact, String... parts) {
        count(fact);
        return patterns.outer(fact, scope, parts);
    }

    /** A pattern whose fact the consequence needs; adds its text and returns its variable. */
    String named(Class<? extends Fact> fact, List<String> lines) {
        count(fact);
        String pattern = patterns.unnamed(fact, scope);
        String name = scope.bind(fact);
        lines.add(name + " : " + pattern);
        return name;
    }

    String any() {
        return switch (draw.below(25)) {
            case 0, 1 -> existential("not", Construct.NOT, one(scope.inner()));
            case 2, 3 -> existential("exists", Construct.EXISTS, one(scope.inner()));
            case 4 -> existential("not", Construct.NOT_OF_AND, and());
            case 5 -> existential("exists", Construct.EXISTS_OF_AND, and());
            case 6 -> existential("not", Construct.NOT_OF_AND_NOT, andNot());
            case 7 -> existential("exists", Construct.EXISTS_OF_AND_NOT, andNot());
            case 8 ->
                draw.oneIn(2)
                        ? existential("not", Construct.NOT_OF_OR, or())
                        : existential("exists", Construct.EXISTS_OF_OR, or());
            case 9 -> alternatives();
            case 10 -> forall();
            case 11, 12, 13 -> {
                used.add(Construct.ACCUMULATE_JOINED);
                yield new AccumulateWriter(draw, used, patterns, this::anyFact).accumulate(scope);
            }
            default -> pattern(outerFact());
        };
    }

    private String existential(String word, Construct construct, String inner) {
        used.add(construct);
        return inner.startsWith("(") ? word + inner : word + "( " + inner + " )";
    }

    private String one(Scope inner) {
        return patterns.inner(anyFact(Construct.DERIVED_NEGATED), inner);
    }

    private String and() {
        Scope inner = scope.inner();
        String first = one(inner);
        return "( " + first + " and " + one(inner) + (draw.oneIn(4) ? " and " + one(inner) : "") + " )";
    }

    private String andNot() {
        Scope inner = scope.inner();
        String first = one(inner);
        return "( " + first + " and not " + one(inner.inner()) + " )";
    }

    private String or() {
        return "( " + one(scope.inner()) + " or " + one(scope.inner()) + " )";
    }

    private String forall() {
        Scope inner = scope.inner();
        Class<? extends Fact> fact = anyFact(Construct.DERIVED_NEGATED);
        used.add(Construct.FORALL);
        String first = patterns.inner(fact, inner);
        Class<? extends Fact> other = anyFact(Construct.DERIVED_NEGATED);
        while (other.equals(fact)) {
            other = anyFact(Construct.DERIVED_NEGATED);
        }
        return "forall( " + first + " " + patterns.inner(other, inner) + " )";
    }

    /** Alternatives of a rule's own conditions. */
    private String alternatives() {
        Class<? extends Fact> left = outerFact();
        Class<? extends Fact> right = outerFact();
        if (scope.link().isEmpty()) {
            return pattern(left);
        }
        Scope inner = scope.inner();
        if (draw.oneIn(2)) {
            used.add(Construct.OR_OF_ANDS);
            return "( " + patterns.outer(left, inner) + " or ( " + patterns.outer(right, inner) + " and "
                    + draw.of("", "not ") + one(inner) + " ) )";
        }
        used.add(Construct.OR);
        return "( " + patterns.outer(left, inner) + " or " + patterns.outer(right, scope.inner()) + " )";
    }

    private Class<? extends Fact> outerFact() {
        List<Class<? extends Fact>> derived = new ArrayList<>(readable.matched());
        readable.anyhow().stream().filter(Vocabulary.DERIVED::contains).forEach(derived::add);
        Class<? extends Fact> fact =
                !derived.isEmpty() && draw.oneIn(3) ? draw.of(derived) : draw.of(readable.anyhow());
        if (Vocabulary.DERIVED.contains(fact)) {
            used.add(Construct.DERIVED_MATCHED);
        }
        return fact;
    }

    private Class<? extends Fact> anyFact(Construct whenDerived) {
        List<Class<? extends Fact>> derived =
                readable.anyhow().stream().filter(Vocabulary.DERIVED::contains).toList();
        Class<? extends Fact> fact =
                !derived.isEmpty() && draw.oneIn(3) ? draw.of(derived) : draw.of(readable.anyhow());
        if (Vocabulary.DERIVED.contains(fact)) {
            used.add(whenDerived);
        }
        return fact;
    }

    private void count(Class<? extends Fact> fact) {
        if (matched.contains(fact)) {
            used.add(Construct.SELF_JOIN);
        }
        matched.add(fact);
        switch (matched.size()) {
            case 2 -> used.add(Construct.TWO_PATTERNS);
            case 3 -> used.add(Construct.THREE_PATTERNS);
            case 4 -> used.add(Construct.FOUR_PATTERNS);
            default -> {}
        }
    }
}
