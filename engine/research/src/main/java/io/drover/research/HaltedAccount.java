package io.drover.research;

import io.drover.model.ScopeKind;
import io.drover.model.TradingState;
import io.drover.trading.Cause;
import io.drover.trading.Engine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for the person who would look at a halted account: lets the backtest end, or acknowledges what halted it, by a
 * record with name and reason. Causes that reach one strategy or one instrument only stay as they are.
 */
final class HaltedAccount {
    private static final String OPERATOR = "backtest:on-halt";

    private final Replay replay;
    private final OnHalt onHalt;
    private String day = "";

    HaltedAccount(Replay replay, OnHalt onHalt) {
        this.replay = replay;
        this.onHalt = onHalt;
    }

    /** The worst cause in force that reaches the whole account, of equally bad ones the first. */
    static Optional<Cause> worst(Engine engine) {
        return causes(engine).stream()
                .max(Comparator.comparing(Cause::state)
                        .thenComparing(Cause::since, Comparator.reverseOrder())
                        .thenComparing(Cause::id));
    }

    private static List<Cause> causes(Engine engine) {
        return engine.state().tradingStates().causes().stream()
                .filter(cause -> cause.scope().kind() != ScopeKind.STRATEGY
                        && cause.scope().kind() != ScopeKind.INSTRUMENT)
                .toList();
    }

    /** Why no further cycle should run; absent while one may. */
    Optional<String> end() {
        TradingState state = replay.engine().state().tradingStates().account();
        boolean over = state == TradingState.KILLED || (state == TradingState.HALTED && onHalt == OnHalt.STOP);
        return replay.engine()
                .failure()
                .map(failure -> "HALTED: " + failure)
                .or(() -> over ? Optional.of("trading is " + state) : Optional.empty());
    }

    /** Acknowledges what is due, at the time of the cycle that follows. */
    void beforeCycle() {
        if (onHalt == OnHalt.STOP) {
            return;
        }
        String next = replay.accountingDay();
        boolean due = onHalt == OnHalt.ACKNOWLEDGE || !next.equals(day);
        day = next;
        if (due && replay.engine().state().tradingStates().account() == TradingState.HALTED) {
            acknowledge();
        }
    }

    /** With the rung that halted, the lower rungs of the same control and scope: they were passed on the way. */
    private void acknowledge() {
        List<Cause> all = causes(replay.engine());
        List<Cause> halts =
                all.stream().filter(c -> c.state() == TradingState.HALTED).toList();
        all.stream()
                .filter(c -> halts.stream().anyMatch(halt -> halt.equals(c) || isLowerRung(c, halt)))
                .forEach(c -> replay.engine().raise(c.id(), "--on-halt " + onHalt, OPERATOR));
    }

    private static boolean isLowerRung(Cause cause, Cause halt) {
        return halt.control().isPresent()
                && halt.control().equals(cause.control())
                && halt.scope().equals(cause.scope());
    }
}
