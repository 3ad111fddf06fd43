package io.drover.research.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Faults in force: those that last for a while, and those that wait for the next order, report or snapshot. */
final class Weather {
    static final Set<FaultKind> SUBMIT = EnumSet.range(FaultKind.TIMEOUT_BEFORE_ACCEPT, FaultKind.REJECTED_AFTER_ACK);
    static final Set<FaultKind> FILL = EnumSet.of(FaultKind.PARTIAL_FILLS, FaultKind.SLOW_FILL);
    static final Set<FaultKind> STOP = EnumSet.of(FaultKind.STOP_REJECTED, FaultKind.STOP_FORGOTTEN);
    static final Set<FaultKind> CANCEL = EnumSet.of(
            FaultKind.CANCEL_FILL_RACE,
            FaultKind.CANCEL_TIMEOUT,
            FaultKind.CANCEL_UNANSWERED,
            FaultKind.CANCELLED_THEN_FILLED);
    static final Set<FaultKind> REPLACE = EnumSet.of(FaultKind.REPLACE_FILL_RACE, FaultKind.REPLACE_TIMEOUT);
    static final Set<FaultKind> REPORT = EnumSet.range(FaultKind.DUPLICATE_REPORT, FaultKind.MISSING_REPORT);
    static final Set<FaultKind> SNAPSHOT =
            EnumSet.range(FaultKind.SNAPSHOT_FAILS, FaultKind.SNAPSHOT_WITHOUT_POSITIONS);

    private final Clock clock;
    private final List<Fault> waiting = new ArrayList<>();
    private Instant streamUpAt = Instant.MIN;
    private Instant onlineAt = Instant.MIN;
    private Instant sessionAt = Instant.MIN;
    private boolean hold;

    Weather(Clock clock) {
        this.clock = clock;
    }

    void await(Fault fault) {
        waiting.add(fault);
    }

    /** The oldest waiting fault of these kinds; it waits no more. */
    Optional<Fault> nextOf(Set<FaultKind> kinds) {
        Optional<Fault> next =
                waiting.stream().filter(f -> kinds.contains(f.kind())).findFirst();
        next.ifPresent(waiting::remove);
        return next;
    }

    void streamDown(Duration time) {
        streamUpAt = clock.instant().plus(time);
    }

    void offline(Duration time) {
        onlineAt = clock.instant().plus(time);
    }

    void expire(Duration time) {
        sessionAt = clock.instant().plus(time);
    }

    boolean isOffline() {
        return clock.instant().isBefore(onlineAt);
    }

    boolean isExpired() {
        return clock.instant().isBefore(sessionAt);
    }

    /** Whether reports are lost. */
    boolean isDeaf() {
        return isOffline() || clock.instant().isBefore(streamUpAt);
    }

    /** The next report arrives after the one that follows it. */
    void holdNext() {
        hold = true;
    }

    /** Whether this report is to be held back; asked once. */
    boolean holds() {
        boolean holds = hold;
        hold = false;
        return holds;
    }

    /** All is well from now on. */
    void clear() {
        waiting.clear();
        hold = false;
        streamUpAt = Instant.MIN;
        onlineAt = Instant.MIN;
        sessionAt = Instant.MIN;
    }
}
