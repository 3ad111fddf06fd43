package io.drover.trading;

import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong with the machine now. It is no part of a cycle, which depends on the market and earlier records only, so how
 * often it was seen is counted here, not in the journal.
 */
final class MachineTroubles {
    private static final int CLEAN = 3;

    private final EngineState state;
    private final StateChanges states;
    /** Number of the cycle after which each was seen last. */
    private final Map<String, Long> seen = new HashMap<>();

    private Set<String> current = Set.of();

    MachineTroubles(EngineState state, StateChanges states) {
        this.state = state;
        this.states = states;
    }

    /** What holds now; what is not named any more is over. */
    void are(List<MachineTrouble> now) {
        current.forEach(code -> seen.put(code, state.cycles()));
        current = now.stream().map(MachineTrouble::code).collect(Collectors.toSet());
        for (MachineTrouble trouble : now) {
            states.lower(trouble.code(), Scope.ACCOUNT, TradingState.REDUCING, trouble.text(), true);
        }
    }

    /** Whether a cause has not been seen for three cycles. */
    boolean isOver(Cause cause) {
        return !current.contains(cause.id())
                && state.cycles() - seen.getOrDefault(cause.id(), state.cycles() - CLEAN) >= CLEAN;
    }
}
