package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import io.drover.trading.BreakPolicies;
import io.drover.trading.BreakPolicy;

/** Section {@code breaks} of {@code execution.yaml}. */
public record BreakSettings(
        @Setting(
                value = "Another quantity is held at the broker than in our books.",
                unit = BreakSettings.POLICIES,
                standard = "escalate")
        BreakPolicy position,

        @Setting(value = "Another cash balance.", unit = BreakSettings.POLICIES, standard = "escalate")
        BreakPolicy cash,

        @Setting(
                value = "An order of ours is not at the broker, or not as we know it.",
                unit = BreakSettings.POLICIES,
                standard = "escalate")
        BreakPolicy order,

        @Setting(
                value = "An order that is not ours. adopt takes it over with an alarm, so that another hand may trade"
                        + " beside Drover.",
                unit = BreakSettings.POLICIES + " | adopt",
                standard = "escalate")
        BreakPolicy external,

        @Setting(
                value = "An order of ours that was given up is at the broker after all.",
                unit = BreakSettings.POLICIES,
                standard = "escalate")
        BreakPolicy late,

        @Setting(
                value = "A fill that our books cannot hold, for example of an instrument that is not configured.",
                unit = BreakSettings.POLICIES,
                standard = "escalate")
        BreakPolicy execution) {
    static final String POLICIES = "escalate | alarm | halt";

    public BreakSettings {
        requireNotAdopted("position", position);
        requireNotAdopted("cash", cash);
        requireNotAdopted("order", order);
        requireNotAdopted("late", late);
        requireNotAdopted("execution", execution);
    }

    BreakPolicies toPolicies() {
        return new BreakPolicies(position, cash, order, external, late, execution);
    }

    private static void requireNotAdopted(String key, BreakPolicy policy) {
        Range.require(
                policy != BreakPolicy.ADOPT,
                key,
                "must be escalate, alarm or halt: no fill and no cash is ever invented",
                "write alarm");
    }
}
