package io.drover.rulebook;

import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import io.drover.rulebook.direct.Activation;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** Tells recorders which rule speaks, and stops a stage that is over its time budget. */
final class Firings {
    private final Map<String, RuleMeta> rules;
    private final Function<Object, Activation> activations;
    private final Clock clock;
    private final long deadline;

    /** @param activations what stands behind the {@code drools} of a consequence */
    Firings(Map<String, RuleMeta> rules, EvaluatorSettings settings, Function<Object, Activation> activations) {
        this.rules = rules;
        this.activations = activations;
        this.clock = settings.clock();
        this.deadline = clock.millis() + settings.budget().toMillis();
    }

    /** The firing behind the {@code drools} that a consequence passed. */
    Firing of(Object drools) {
        checkBudget();
        Activation activation = activations.apply(drools);
        RuleMeta meta = rules.get(activation.rule());
        if (meta == null) {
            throw new IllegalStateException("rule %s is not in this rule set".formatted(activation.rule()));
        }
        return new Firing(meta, activation);
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
