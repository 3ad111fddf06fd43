package io.drover.research.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A place in the life of a process at which it can be made to die. */
enum CrashPoint {
    // A start.
    STATE_READ(Phase.START),
    FOLD(Phase.START),
    EPOCH_BEFORE(Phase.START),
    EPOCH_AFTER(Phase.START),
    SNAPSHOT_BEFORE(Phase.START),
    SNAPSHOT_READ(Phase.START),
    RECONCILED_BEFORE(Phase.START),
    RECONCILED_AFTER(Phase.START),
    // Observe, decide, judge.
    FACTS(Phase.CYCLE),
    MARK(Phase.CYCLE),
    HALT_RULES(Phase.CYCLE),
    STRATEGY_BEFORE(Phase.CYCLE),
    STRATEGY_AFTER(Phase.CYCLE),
    GUARDS_BEFORE(Phase.CYCLE),
    GUARDS_AFTER(Phase.CYCLE),
    CLAIM_BEFORE(Phase.CYCLE),
    CLAIM_AFTER(Phase.CYCLE),
    ID_MADE(Phase.CYCLE),
    // Intent and dispatch: T1, T2, one sync, the bytes, the answer, T3.
    INTENT_BEFORE(Phase.CYCLE),
    INTENT_AFTER(Phase.CYCLE),
    SENDING_BEFORE(Phase.CYCLE),
    SENDING_AFTER(Phase.CYCLE),
    SYNC_BEFORE(Phase.CYCLE),
    JOURNAL_HALF_WRITTEN(Phase.CYCLE),
    JOURNAL_WRITTEN(Phase.CYCLE),
    JOURNAL_FORCED(Phase.CYCLE),
    SYNC_AFTER(Phase.CYCLE),
    LATCH(Phase.CYCLE),
    ORDER_CONNECTED(Phase.CYCLE),
    ORDER_HALF_SENT(Phase.CYCLE),
    ORDER_SENT(Phase.CYCLE),
    ORDER_ANSWER_HALF_READ(Phase.CYCLE),
    ORDER_ANSWERED(Phase.CYCLE),
    OUTCOME_BEFORE(Phase.CYCLE),
    OUTCOME_AFTER(Phase.CYCLE),
    TIMING_BEFORE(Phase.CYCLE),
    // Fills; in the midst of them an exit cancels or replaces the stop that a fill made work.
    FILL_BEFORE(Phase.CYCLE),
    FILL_AFTER(Phase.CYCLE),
    CHANGE_INTENT_BEFORE(Phase.CYCLE),
    CHANGE_INTENT_AFTER(Phase.CYCLE),
    CHANGE_HALF_SENT(Phase.CYCLE),
    CHANGE_SENT(Phase.CYCLE),
    CHANGE_ANSWERED(Phase.CYCLE),
    // Checkpoints, people, other rules.
    CHECKPOINT_BEFORE(Phase.CYCLE),
    STATE_HALF_WRITTEN(Phase.CYCLE),
    STATE_FORCED(Phase.CYCLE),
    CHECKPOINT_HALF_WRITTEN(Phase.CYCLE),
    CHECKPOINT_FORCED(Phase.CYCLE),
    CHECKPOINT_AFTER(Phase.CYCLE),
    LOWERED_BEFORE(Phase.CYCLE),
    LOWERED_AFTER(Phase.CYCLE),
    RAISED_AFTER(Phase.CYCLE),
    RULES_ACTIVATED(Phase.CYCLE),
    // An orderly end, in a shutdown hook.
    END_BEFORE(Phase.END),
    END_AFTER(Phase.END),
    END_CLOSED(Phase.END);

    /** When a process passes it. */
    enum Phase {
        START,
        CYCLE,
        END
    }

    private final Phase phase;

    CrashPoint(Phase phase) {
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }

    /** Whether only a journal in files passes it. */
    boolean isOnDisk() {
        return Stream.of("JOURNAL_", "STATE_HALF", "STATE_FORCED", "CHECKPOINT_HALF", "CHECKPOINT_FORCED")
                .anyMatch(name()::startsWith);
    }

    /** As people write it, e.g. {@code order-half-sent}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static CrashPoint parse(String text) {
        return Arrays.stream(values())
                .filter(p -> p.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no crash point.\nMaybe one of %s."
                        .formatted(
                                text,
                                List.of(values()).stream().map(CrashPoint::text).toList())));
    }
}
