package io.drover.rulebook;

import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import io.drover.rulebook.direct.Activation;
import io.drover.rulebook.direct.Memory;
import io.drover.rulebook.direct.Plan;
import io.drover.rulebook.direct.StageCode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fires one stage by its plan, without a session. The stages of one rule set share their memory of the facts. */
final class PlanRunner implements StageRunner {
    private final Plan plan;
    private final Memory memory;
    private final int firingLimit;
    private final Planned evaluation = new Planned();
    private volatile Plan.@Nullable Ready ready;

    PlanRunner(Plan plan, Memory memory, int firingLimit) {
        this.plan = plan;
        this.memory = memory;
        this.firingLimit = firingLimit;
    }

    Plan plan() {
        return plan;
    }

    /** From the next evaluation on the plan runs by this code. From any thread. */
    void runBy(StageCode code) {
        ready = plan.load(code);
    }

    @Override
    public Run open(List<? extends Fact> facts, List<? extends Fact> more) {
        Plan.Ready next = ready;
        if (next != null) {
            ready = null;
            plan.use(next);
        }
        evaluation.begin();
        memory.load(facts, more);
        return evaluation;
    }

    @Override
    public void close() {
        memory.forget();
    }

    /** One evaluation after another. */
    private final class Planned implements Run {
        private final Consumer<Activation> counting = this::count;
        private int fired;
        private boolean whole;

        private void begin() {
            fired = 0;
            whole = false;
        }

        @Override
        public void derive(DerivedFact fact) {
            memory.derive(fact);
        }

        @Override
        public int fire(Map<String, Object> recorders, Predicate<String> rules) {
            try {
                plan.fire(recorders, rules, counting);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new RuleFailureException(Kind.EXCEPTION, e.toString(), e);
            }
            whole = true;
            return fired;
        }

        private void count(Activation activation) {
            fired++;
            if (fired > firingLimit) {
                throw Firings.overLimit(firingLimit);
            }
        }

        @Override
        public Activation activation(Object drools) {
            return Plan.activation(drools);
        }

        @Override
        public void close() {
            if (!whole) {
                memory.forget();
            }
        }
    }
}
