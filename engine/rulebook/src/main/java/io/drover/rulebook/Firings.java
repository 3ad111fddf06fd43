package io.drover.rulebook;

import io.drover.port.RuleFailureException;
import java.time.Clock;
import java.util.Map;
import org.kie.api.runtime.rule.Match;
import org.kie.api.runtime.rule.RuleContext;

/** Tells recorders which rule speaks, and stops a stage that is over its time budget. */
final class Firings {
    private final Map<String, RuleMeta> rules;
    private final Clock clock;
    private final long deadline;

    Firings(Map<String, RuleMeta> rules, EvaluatorSettings settings) {
        this.rules = rules;
        this.clock = settings.clock();
        this.deadline = clock.millis() + settings.budget().toMillis();
    }

    /** The firing behind the {@code drools} that a consequence passed. */
    Firing of(Object context) {
        checkBudget();
        if (!(context instanceof RuleContext rule)) {
            throw new IllegalArgumentException(
                    "first argument (%s) must be drools.\nMaybe write propose.buy(drools, $s).".formatted(context));
        }
        Match match = rule.getMatch();
        RuleMeta meta = rules.get(match.getRule().getName());
        if (meta == null) {
            throw new IllegalStateException(
                    "rule %s is not in this rule set".formatted(match.getRule().getName()));
        }
        return new Firing(meta, match);
    }

    void checkBudget() {
        if (clock.millis() > deadline) {
            throw new RuleFailureException(
                    RuleFailureException.Kind.BUDGET, "the rules took longer than their time budget");
        }
    }
}
