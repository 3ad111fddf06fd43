package io.drover.trading;

import io.drover.model.TradingState;

/**
 * What stops sending at once, set from outside of the engine.
 *
 * @param to KILLED, or HALTED
 * @param reason for people
 * @param fenced whether another process has taken over: then not even cancels leave, nor what a person asks for
 */
public record StopSign(TradingState to, String reason, boolean fenced) {
    public StopSign {
        if (to != TradingState.KILLED && to != TradingState.HALTED) {
            throw new IllegalArgumentException("a stop sign is KILLED or HALTED, not " + to);
        }
    }

    /** Stops orders; cancels, and what a person has closed, may leave. */
    public StopSign(TradingState to, String reason) {
        this(to, reason, false);
    }

    /** Of the cause that it becomes. */
    public String causeId() {
        return to == TradingState.KILLED ? "kill-switch" : "halt-switch";
    }
}
