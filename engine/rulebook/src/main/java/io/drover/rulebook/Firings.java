package io.drover.rulebook;

import io.drover.fact.DerivedFact;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import io.drover.rulebook.direct.Activation;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells recorders which rule speaks, and stops a stage that is over its time budget. One evaluation after another. */
final class Firings {
    private final Map<String, RuleMeta> rules;
    private final Clock clock;
    private final long budgetMillis;
    private long deadline;
    private StageRunner.@Nullable Run run;

    Firings(Map<String, RuleMeta> rules, EvaluatorSettings settings) {
        this.rules = rules;
        this.clock = settings.clock();
        this.budgetMillis = settings.budget().toMillis();
    }

    /** The budget counts from here. */
    void begin(StageRunner.Run evaluation) {
        run = evaluation;
        deadline = clock.millis() + budgetMillis;
    }

    /** The firing behind the {@code drools} that a consequence passed. */
    Firing of(Object drools) {
        checkBudget();
        Activation activation = evaluation().activation(drools);
        RuleMeta meta = rules.get(activation.rule());
        if (meta == null) {
            throw new IllegalStateException("rule %s is not in this rule set".formatted(activation.rule()));
        }
        return new Firing(meta, activation);
    }

    /** Later rules see the fact. */
    void derive(DerivedFact fact) {
        evaluation().derive(fact);
    }

    private StageRunner.Run evaluation() {
        return Objects.requireNonNull(run, "no rule fires now");
    }

    void checkBudget() {
        if (clock.millis() > deadline) {
            throw new RuleFailureException(Kind.BUDGET, "the rules took longer than their time budget");
        }
    }

    static RuleFailureException overLimit(int limit) {
        return new RuleFailureException(
                Kind.LIMIT, "the rules fired more often than the firing limit (%d)".formatted(limit));
    }
}
