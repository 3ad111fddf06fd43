package io.drover.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * One pattern of a rule's conditions.
 *
 * @param tree what the parser made of it
 * @param under innermost element around it that asks about all facts of a kind
 * @param constraints inside its parentheses
 */
record Pattern(PatternDescr tree, Under under, List<Constraint> constraints) {
    Pattern {
        constraints = List.copyOf(constraints);
    }

    /** Around a pattern. */
    enum Under {
        NOTHING,
        NOT,
        EXISTS,
        FORALL,
        ACCUMULATE
    }

    /** Every pattern of a rule that matches facts, in order of its text. */
    static List<Pattern> of(RuleDescr rule) {
        List<Pattern> patterns = new ArrayList<>();
        collect(rule.getLhs(), Under.NOTHING, patterns);
        return patterns;
    }

    static Pattern of(PatternDescr pattern, Under under) {
        return new Pattern(
                pattern, under, pattern.getDescrs().stream().map(Constraint::of).toList());
    }

    String type() {
        return tree.getObjectType();
    }

    int line() {
        return tree.getLine();
    }

    boolean is(String type, Under where) {
        return type().equals(type) && under == where;
    }

    boolean tests(String property) {
        return constraints.stream().anyMatch(c -> c.tests(property));
    }

    /** Text that a property must equal, when it is given as a literal. */
    Optional<String> literal(String property) {
        return constraints.stream()
                .flatMap(c -> c.equal(property).stream())
                .flatMap(e -> Constraint.literal(e).stream())
                .findFirst();
    }

    /** Whether it binds the variable to a property, or compares the property with it. */
    boolean joins(String property, String variable) {
        return constraints.stream().anyMatch(c -> binds(c, property, variable) || compares(c, property, variable));
    }

    private static boolean binds(Constraint constraint, String property, String variable) {
        return constraint.bind().equals(variable)
                && constraint
                        .expression()
                        .map(Constraint::text)
                        .filter(property::equals)
                        .isPresent();
    }

    private static boolean compares(Constraint constraint, String property, String variable) {
        return constraint
                .equal(property)
                .map(Constraint::text)
                .filter(variable::equals)
                .isPresent();
    }

    private static void collect(BaseDescr element, Under under, List<Pattern> patterns) {
        if (element instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate) {
            collect(accumulate.getInput(), Under.ACCUMULATE, patterns);
        } else if (element instanceof PatternDescr pattern) {
            patterns.add(of(pattern, under));
        } else if (element instanceof ConditionalElementDescr group) {
            Under inner = inner(element, under);
            group.getDescrs().forEach(d -> collect((BaseDescr) d, inner, patterns));
        }
    }

    private static Under inner(BaseDescr element, Under under) {
        if (element instanceof NotDescr) {
            return Under.NOT;
        }
        if (element instanceof ExistsDescr) {
            return Under.EXISTS;
        }
        return element instanceof ForallDescr ? Under.FORALL : under;
    }
}
