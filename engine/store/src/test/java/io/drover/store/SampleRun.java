package io.drover.store;

import io.drover.fact.Fact;
import io.drover.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;

/** Records as a run writes them: cycles with timing, and all other kinds between them; the same for the same seed. */
public final class SampleRun {
    private SampleRun() {}

    public static List<JournalRecord> records(long seed, int cycles) {
        AnyRecord any = new AnyRecord(seed);
        List<JournalRecord> records = new ArrayList<>();
        List<Fact> facts = List.of();
        for (int i = 0; i < cycles; i++) {
            JournalRecord.Cycle cycle = any.cycleAfter(facts);
            facts = cycle.snapshot().facts();
            records.add(cycle);
            JournalRecord other = any.record();
            if (!(other instanceof JournalRecord.Cycle)) {
                records.add(other);
            }
        }
        return records;
    }
}
