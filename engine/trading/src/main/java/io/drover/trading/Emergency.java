package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.port.JournalException;
import java.util.Optional;

/** What stops all orders at once, whatever else goes on. */
final class Emergency {
    private final EngineParts parts;
    private final Ledger ledger;
    private final OrderDesk desk;
    private final StateChanges states;

    Emergency(EngineParts parts, Ledger ledger, OrderDesk desk, StateChanges states) {
        this.parts = parts;
        this.ledger = ledger;
        this.desk = desk;
        this.states = states;
    }

    /** What is behind a fence leaves the journal alone as well. */
    void checkStopSign() {
        parts.stopSign().get().filter(sign -> !sign.fenced()).ifPresent(sign -> {
            states.lower(sign.causeId(), Scope.GLOBAL, sign.to(), sign.reason(), false);
            desk.cancelEntries(sign.reason());
        });
    }

    /** Whether another process has taken over. */
    boolean isFenced() {
        return parts.stopSign().get().filter(StopSign::fenced).isPresent();
    }

    /** One attempt to say so; whether it is durable. */
    boolean crashed(Throwable error) {
        try {
            states.lower("uncaught-error", Scope.GLOBAL, TradingState.HALTED, error.toString(), false);
            ledger.sync();
            return true;
        } catch (JournalException e) {
            error.addSuppressed(e);
            return false;
        } finally {
            desk.cancelEntriesWithoutJournal();
        }
    }

    /**
     * The journal failed: one attempt to say so in it, from its reserve; no order is sent any more in any case, and nothing
     * at all where another process may have taken over.
     */
    void journalFailed(JournalException cause) {
        JournalRecord last = new JournalRecord.StateLowered(
                "journal",
                Scope.GLOBAL,
                TradingState.HALTED,
                Optional.empty(),
                cause.getMessage(),
                StateChanges.ENGINE,
                false);
        try {
            ledger.lastWords(last);
        } catch (JournalException again) {
            cause.addSuppressed(again);
        }
        if (!cause.isFenced()) {
            desk.cancelEntriesWithoutJournal();
        }
    }
}
