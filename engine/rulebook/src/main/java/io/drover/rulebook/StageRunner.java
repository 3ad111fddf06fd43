package io.drover.rulebook;

import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.rulebook.direct.Activation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Fires the rules of one stage, in one of the ways there are. For one thread at a time. */
interface StageRunner extends AutoCloseable {
    /** Whose consequences run when nothing is left out. */
    Predicate<String> ALL = rule -> true;

    /** A new evaluation of facts. */
    Run open(List<? extends Fact> facts, List<? extends Fact> more);

    @Override
    void close();

    /** One evaluation. */
    interface Run extends AutoCloseable {
        /** A fact that a rule made. */
        void derive(DerivedFact fact);

        /**
         * Fires all rules.
         *
         * @param recorders the output globals by name
         * @param rules names of the rules whose consequences run
         * @return number of firings
         */
        int fire(Map<String, Object> recorders, Predicate<String> rules);

        /** What stands behind the {@code drools} that a consequence passed. */
        Activation activation(Object drools);

        @Override
        void close();
    }
}
