package io.drover.rulebook;

import io.drover.rulebook.direct.StageCode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still and sees who asks it: recorders ask at each firing. */
final class StackClock extends Clock {
    private boolean code;

    /** Whether generated code made a rule fire since it was asked last. */
    boolean sawCode() {
        boolean saw = code;
        code = false;
        return saw;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        code |= StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(f -> f.getClassName().startsWith(StageCode.PACKAGE)));
        return Instant.EPOCH;
    }
}
