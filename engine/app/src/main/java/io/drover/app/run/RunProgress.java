package io.drover.app.run;

import io.drover.model.TradingState;
import java.time.Instant;
import java.util.List;

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
        TradingState state) {
    public RunProgress {
        positions = List.copyOf(positions);
    }
}
