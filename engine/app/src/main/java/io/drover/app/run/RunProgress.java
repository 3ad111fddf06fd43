package io.drover.app.run;

import io.drover.model.TradingState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Where a run stands after a cycle.
 *
 * @param at virtual time
 * @param share of the recorded time that is done, 0 to 1
 * @param cycles of this journal
 * @param orders sent
 * @param denials proposals refused by us
 * @param price of the first instrument with its name, "" before there is one
 * @param equity with its currency
 * @param positions e.g. {@code 0.5 BTC-USD.BITSTAMP}
 * @param lastDecision for people, "" before there is one
 * @param state trading state of the account
 * @param rules which ones, since when, and until when they are in their ramp; "" when an older build wrote this
 */
public record RunProgress(
        Instant at,
        double share,
        long cycles,
        long orders,
        long denials,
        String price,
        String equity,
        List<String> positions,
        String lastDecision,
        TradingState state,
        String rules) {
    public RunProgress {
        rules = Objects.requireNonNullElse(rules, "");
        positions = List.copyOf(positions);
    }
}
