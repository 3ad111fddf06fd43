package io.drover.rulebook;

import java.time.Clock;
import java.time.Duration;

/**
 * Bounds of one evaluation.
 *
 * @param firingLimit most rule firings of one stage in one cycle
 * @param budget most time one stage may take; measured with the clock at each firing and at the end
 * @param clock what the budget is measured with; a virtual clock that stands still during a cycle switches the budget off
 */
public record EvaluatorSettings(int firingLimit, Duration budget, Clock clock) {
    private static final int FIRING_LIMIT = 100_000;
    private static final Duration BUDGET = Duration.ofSeconds(2);

    public EvaluatorSettings {
        if (firingLimit < 1 || budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException(
                    "firing limit (%d) and budget (%s) must be positive.\nMaybe use EvaluatorSettings.of(clock)."
                            .formatted(firingLimit, budget));
        }
    }

    /** 100,000 firings and two seconds a stage. */
    public static EvaluatorSettings of(Clock clock) {
        return new EvaluatorSettings(FIRING_LIMIT, BUDGET, clock);
    }
}
