package io.drover.app.run;

import io.drover.journal.JournalRecord;
import io.drover.trading.StopSign;
import java.util.Optional;

/** The stop signs as one run has to see them: also the fence, once its own epoch is known. Any thread. */
final class RunSigns {
    private final Latches latches;
    private volatile long epoch = Long.MAX_VALUE;

    RunSigns(Latches latches) {
        this.latches = latches;
    }

    /** Told of every record of the run. */
    void saw(JournalRecord record) {
        if (record instanceof JournalRecord.RunStarted started) {
            epoch = started.epoch();
        }
    }

    /** Asked right before each send. */
    Optional<StopSign> sign() {
        return Fence.sign(latches.fence(), epoch).or(latches::sign);
    }
}
