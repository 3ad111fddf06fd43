package io.drover.trading;

import io.drover.model.TradingState;

/**
 * What stops all sending at once, set from outside of the engine.
 *
 * @param to KILLED, or HALTED
 * @param reason for people
 */
public record StopSign(TradingState to, String reason) {
    public StopSign {
        if (to != TradingState.KILLED && to != TradingState.HALTED) {
            throw new IllegalArgumentException("a stop sign is KILLED or HALTED, not " + to);
        }
    }

    /** Of the cause that it becomes. */
    public String causeId() {
        return to == TradingState.KILLED ? "kill-switch" : "halt-switch";
    }
}
