package io.drover.app.config;

import io.drover.app.settings.Setting;
import io.drover.model.Mode;
import io.drover.trading.StatePolicy;

/** Section {@code states} of {@code execution.yaml}. */
public record StateSettings(
        @Setting(
                value = "Whether a loss of the day that only reduced is forgotten with its accounting day. Never in"
                        + " live: there a person raises it.",
                unit = "true | false",
                standard = "true")
        boolean dailyLossEndsWithDay) {
    StatePolicy toPolicy(Mode mode) {
        StatePolicy allowed = StatePolicy.of(mode);
        return new StatePolicy(allowed.dailyLossEndsWithDay() && dailyLossEndsWithDay, allowed.passingCausesEnd());
    }
}
