package io.drover.app.run;

import io.drover.trading.MachineTrouble;
import java.util.Optional;

/** How a run reaches people, beside its journal. Any thread. */
public interface RunAlerts {
    /**
     * Wakes a person; never blocks.
     *
     * @param code {@code CATEGORY_CONDITION}
     */
    void alarm(String code, String text);

    /** That nobody can be told anything, where that keeps entries from being made. */
    Optional<MachineTrouble> trouble();
}
