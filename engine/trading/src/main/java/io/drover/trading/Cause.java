package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.time.Instant;
import java.util.Optional;

/**
 * One reason why trading is not free, in force until it is raised.
 *
 * @param id unique while in force
 * @param scope how far it reaches
 * @param state to which state
 * @param control whose limit was broken, where one was
 * @param reason for people
 * @param by who lowered the state
 * @param passesByItself ends without a person
 * @param since when it came into force, UTC
 * @param epoch of the run in which it came into force
 */
public record Cause(
        String id,
        Scope scope,
        TradingState state,
        Optional<Control> control,
        String reason,
        String by,
        boolean passesByItself,
        Instant since,
        long epoch) {
    static Cause of(JournalRecord.StateLowered record, Instant since, long epoch) {
        return new Cause(
                record.id(),
                record.scope(),
                record.state(),
                record.control(),
                record.reason(),
                record.by(),
                record.passesByItself(),
                since,
                epoch);
    }

    StateImage.Lowered image() {
        return new StateImage.Lowered(
                new JournalRecord.StateLowered(id, scope, state, control, reason, by, passesByItself), since, epoch);
    }
}
