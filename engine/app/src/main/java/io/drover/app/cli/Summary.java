package io.drover.app.cli;

import io.drover.model.Control;
import io.drover.model.TradingState;
import io.drover.research.BacktestResult;
import io.drover.trading.Cause;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came out of a run or a backtest. */
final class Summary {
    private Summary() {}

    static void print(Verb verb, Trading trading, String reason, BacktestResult result) {
        if (verb.options().json()) {
            verb.say(Json.text(document(trading, reason, result)));
            return;
        }
        trading.describe().forEach(verb::say);
        verb.say("ended: " + reason);
        result.restriction().ifPresent(cause -> verb.say(words(cause)));
        verb.say("%s cycles, %s orders, %s denials, %s open positions"
                .formatted(result.cycles(), result.orders(), result.denials(), result.openPositions()));
        verb.say("equity %s, realised %s, fees %s".formatted(result.equity(), result.realizedPnl(), result.fees()));
        verb.say("decision hash %s".formatted(result.decisionHash()));
    }

    private static String words(Cause cause) {
        String control =
                cause.control().map(c -> " (%s %s)".formatted(c, c.code())).orElse("");
        return "%s since %s, by %s: %s%s".formatted(cause.state(), cause.since(), cause.by(), cause.reason(), control);
    }

    /** What keeps the account from trading freely; {@code ACTIVE} alone where nothing does. */
    private static Map<String, Object> state(BacktestResult result) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("state", result.restriction().map(Cause::state).orElse(TradingState.ACTIVE));
        result.restriction().ifPresent(cause -> {
            state.put("since", cause.since().toString());
            state.put("cause", cause.id());
            state.put("control", cause.control().map(Control::name).orElse(""));
            state.put("code", cause.control().map(Control::code).orElse(""));
            state.put("reason", cause.reason());
            state.put("by", cause.by());
        });
        return state;
    }

    private static Map<String, Object> document(Trading trading, String reason, BacktestResult result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dataset", trading.plan().data().name());
        document.put("rule-set", trading.sources().hash());
        document.put("config", trading.config().hash());
        document.put("ended", reason);
        document.put("trading", state(result));
        document.put("cycles", result.cycles());
        document.put("orders", result.orders());
        document.put("denials", result.denials());
        document.put("open-positions", result.openPositions());
        document.put("equity", result.equity().toString());
        document.put("realised-pnl", result.realizedPnl().toString());
        document.put("fees", result.fees().toString());
        document.put("decision-hash", result.decisionHash());
        document.put("chain-head", result.chainHead());
        return document;
    }
}
