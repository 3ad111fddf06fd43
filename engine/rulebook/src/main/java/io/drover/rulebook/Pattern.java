package io.drover.rulebook;

import java.util.ArrayList;
import java.util.List;
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
 */
record Pattern(PatternDescr tree, Under under) {
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

    String type() {
        return tree.getObjectType();
    }

    private static void collect(BaseDescr element, Under under, List<Pattern> patterns) {
        if (element instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate) {
            collect(accumulate.getInput(), Under.ACCUMULATE, patterns);
        } else if (element instanceof PatternDescr pattern) {
            patterns.add(new Pattern(pattern, under));
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
