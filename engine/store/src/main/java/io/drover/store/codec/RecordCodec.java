package io.drover.store.codec;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import java.io.IOException;
import java.util.List;

/**
 * Canonical JSON of journal records. A record is an object: first {@code type}, then its components in their order, no
 * white space. Absent optionals and empty lists are left out. Decimals, ids and times are texts that their types parse
 * back; doubles are numbers in shortest round-trip form (NaN and infinities texts). The snapshot of a cycle is written
 * as the steps from the previous cycle's snapshot, whatever file or segment that stands in, so that the text of a cycle
 * does not depend on where it is stored. Stateless: the previous snapshot travels with the buffer.
 */
public final class RecordCodec {
    private static final Shapes SHAPES = new Shapes();
    private static final Union RECORDS = SHAPES.union(JournalRecord.class);
    private static final Codec<Object> STATES = SHAPES.of(StateImage.class);
    private static final SnapshotCodec SNAPSHOTS = new SnapshotCodec(SHAPES.union(Fact.class));

    private RecordCodec() {}

    /** Appends a record; a cycle's snapshot becomes the buffer's base. */
    public static void write(JournalRecord record, JsonOut out) {
        RECORDS.write(record, out);
    }

    /** Reads a record; a cycle's snapshot becomes the new base. */
    public static JournalRecord read(byte[] bytes, int from, int to, SnapshotBase base) throws IOException {
        JsonIn in = new JsonIn(bytes, from, to, base);
        JournalRecord record = (JournalRecord) RECORDS.read(in);
        in.end();
        return record;
    }

    /** Appends all facts: the steps from an empty snapshot. */
    public static void writeFacts(List<Fact> facts, JsonOut out) {
        JsonOut alone = new JsonOut(new SnapshotBase());
        SNAPSHOTS.write(new Snapshot(facts), alone);
        out.raw(alone.copy(0));
    }

    /** Reads what {@link #writeFacts} wrote. */
    public static List<Fact> readFacts(byte[] bytes, int from, int to) throws IOException {
        JsonIn in = new JsonIn(bytes, from, to, new SnapshotBase());
        Snapshot snapshot = SNAPSHOTS.read(in);
        in.end();
        return snapshot.facts();
    }

    /** The folded state as canonical JSON: equal states are equal bytes. */
    public static byte[] writeState(StateImage state) {
        JsonOut out = new JsonOut(new SnapshotBase());
        STATES.write(state, out);
        return out.copy(0);
    }

    /** Reads what {@link #writeState} wrote. */
    public static StateImage readState(byte[] json) throws IOException {
        JsonIn in = new JsonIn(json, 0, json.length, new SnapshotBase());
        StateImage state = (StateImage) STATES.read(in);
        in.end();
        return state;
    }
}
