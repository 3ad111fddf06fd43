package io.drover.trading;

import io.drover.fact.Account;
import io.drover.fact.Cycle;
import io.drover.fact.Fact;
import io.drover.journal.StateImage;
import io.drover.model.Control;

/** What loss limits are measured against, folded from the facts that cycles saw. */
final class LossReferences {
    private DayAccount day = DayAccount.NONE;
    private double lastEquity;

    DayAccount day() {
        return day;
    }

    void saw(Fact fact) {
        if (fact instanceof Account account) {
            lastEquity = account.equity();
            day = new DayAccount(day.label(), account.dayStartEquity(), account.dayPeakEquity(), account.peakEquity());
        } else if (fact instanceof Cycle cycle) {
            day = new DayAccount(cycle.accountingDay(), day.startEquity(), day.peakEquity(), day.peakEver());
        }
    }

    /** A resume sets the reference of the limit that it acknowledges to now, so that the same rung does not trip again. */
    void acknowledge(Control control) {
        switch (control) {
            case C19 -> day = day.acknowledgedLoss(lastEquity);
            case C20 -> day = day.acknowledgedDrawdown(lastEquity);
            default -> {}
        }
    }

    StateImage.Day image() {
        return new StateImage.Day(day.label(), day.startEquity(), day.peakEquity(), day.peakEver(), lastEquity);
    }

    void restore(StateImage.Day image) {
        day = new DayAccount(image.label(), image.startEquity(), image.peakEquity(), image.peakEver());
        lastEquity = image.lastEquity();
    }
}
