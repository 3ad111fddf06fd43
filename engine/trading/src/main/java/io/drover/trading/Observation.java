package io.drover.trading;

import io.drover.decision.Snapshot;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import java.time.Instant;
import java.util.Optional;

/**
 * One snapshot with the exact values behind it, for sizing and for the hard gate.
 *
 * @param at scheduled time of the cycle, UTC
 * @param number of the cycle
 * @param snapshot what rules know
 * @param marks reference prices known at {@code at}
 * @param account the account fact of the snapshot
 */
record Observation(Instant at, long number, Snapshot snapshot, Marks marks, io.drover.fact.Account account) {
    Optional<Mark> mark(InstrumentId id) {
        return marks.of(id);
    }
}
