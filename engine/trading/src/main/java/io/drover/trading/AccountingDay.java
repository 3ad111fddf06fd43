package io.drover.trading;

import java.time.Instant;
import java.time.LocalDate;

/** Which accounting day a cycle belongs to: day P&L, day peak and daily loss limits start anew with each. */
@FunctionalInterface
public interface AccountingDay {
    /**
     * Label of the day, equal for all cycles of one day.
     *
     * @param scheduledAt scheduled time of the cycle, UTC
     * @param cycle number of the cycle, from 1
     */
    String label(Instant scheduledAt, long cycle);

    /** Days of the UTC calendar, e.g. {@code 2013-11-25}. */
    static AccountingDay utcDate() {
        return new LabelledDays(
                (at, cycle) -> Math.floorDiv(at.getEpochSecond(), 86_400L),
                day -> LocalDate.ofEpochDay(day).toString());
    }

    /** A day is a number of cycles; labels count from 0. */
    static AccountingDay cycles(int length) {
        return new LabelledDays((at, cycle) -> (cycle - 1) / length, Long::toString);
    }
}
