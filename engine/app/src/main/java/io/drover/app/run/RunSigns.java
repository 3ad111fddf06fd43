package io.drover.app.run;

import io.drover.journal.JournalRecord;
import io.drover.model.TradingState;
import io.drover.trading.StopSign;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The stop signs as one run has to see them: also the fence, once its own epoch is known, and the loss of the journal to another
 * process. Any thread.
 */
final class RunSigns {
    private final Latches latches;
    private final Supplier<Optional<String>> lost;
    private volatile long epoch = Long.MAX_VALUE;

    /** @param lost why another process may write the journal, if so */
    RunSigns(Latches latches, Supplier<Optional<String>> lost) {
        this.latches = latches;
        this.lost = lost;
    }

    /** Told of every record of the run. */
    void saw(JournalRecord record) {
        if (record instanceof JournalRecord.RunStarted started) {
            epoch = started.epoch();
        }
    }

    /** Asked right before each send. */
    Optional<StopSign> sign() {
        return lost.get()
                .map(why -> new StopSign(TradingState.HALTED, why, true))
                .or(() -> Fence.sign(latches.fence(), epoch))
                .or(latches::sign);
    }
}
