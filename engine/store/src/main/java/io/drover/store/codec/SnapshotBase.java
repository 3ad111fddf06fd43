package io.drover.store.codec;

import io.drover.fact.Fact;
import java.util.List;

/** The snapshot of the last cycle that was written or read: what the next one is a delta to. */
public final class SnapshotBase {
    private List<Fact> facts = List.of();

    public List<Fact> facts() {
        return facts;
    }

    public void set(List<Fact> newFacts) {
        facts = newFacts;
    }
}
