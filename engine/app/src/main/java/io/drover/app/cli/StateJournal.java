package io.drover.app.cli;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The causes in force, folded from the journal. */
final class StateJournal {
    private final Map<String, JournalRecord.StateLowered> causes = new LinkedHashMap<>();

    private StateJournal() {}

    static StateJournal of(Journals journals) {
        StateJournal fold = new StateJournal();
        journals.read(1, fold::apply);
        return fold;
    }

    private void apply(JournalEntry entry) {
        if (entry.record() instanceof JournalRecord.StateLowered lowered) {
            causes.put(lowered.id(), lowered);
        } else if (entry.record() instanceof JournalRecord.StateRaised raised) {
            causes.remove(raised.id());
        }
    }

    Collection<JournalRecord.StateLowered> causes() {
        return causes.values();
    }

    boolean has(String id) {
        return causes.containsKey(id);
    }
}
