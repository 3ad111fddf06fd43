package io.drover.app.alert;

import io.drover.journal.JournalRecord;
import io.drover.port.ForwardingJournal;
import io.drover.port.Journal;
import io.drover.port.JournalException;

/** A journal of which people are told. */
public final class AlertedJournal extends ForwardingJournal {
    private final Journal journal;
    private final Alerts alerts;

    /** Tells first what an earlier run journaled and, because it crashed, did not tell any more. */
    public AlertedJournal(Journal journal, Alerts alerts) {
        this.journal = journal;
        this.alerts = alerts;
        if (alerts.lastSequence() > 0) {
            journal.read(alerts.lastSequence() + 1, entry -> alerts.saw(entry.sequence(), entry.record()));
        }
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    public long append(JournalRecord record) {
        try {
            long sequence = journal.append(record);
            alerts.saw(sequence, record);
            return sequence;
        } catch (JournalException e) {
            alerts.journalFailed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    @Override
    public void sync() {
        try {
            journal.sync();
        } catch (JournalException e) {
            alerts.journalFailed(String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
