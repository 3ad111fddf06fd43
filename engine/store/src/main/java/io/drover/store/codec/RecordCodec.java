package io.drover.store.codec;

import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import java.io.IOException;

/**
 * Canonical JSON of journal records. A record is an object: first {@code type}, then its components in their order, no
 * white space. Absent optionals and empty lists are left out. Decimals, ids and times are texts that their types parse
 * back; doubles are numbers in shortest round-trip form (NaN and infinities texts). A cycle is written as what differs
 * from the cycle before it, whatever file or segment that stands in: its snapshot by {@link SnapshotCodec}, its other
 * components by {@link Continuation}; so its text does not depend on where it is stored. Stateless: the previous cycle
 * travels with the buffer.
 */
public final class RecordCodec {
    private static final Shapes SHAPES = new Shapes();
    private static final Union RECORDS = SHAPES.union(JournalRecord.class);
    private static final Codec<Object> STATES = SHAPES.of(StateImage.class);
    private static final Codec<Object> BASES = SHAPES.of(CycleBase.class);

    private RecordCodec() {}

    /** Appends a record; a cycle becomes what the next one is written against. */
    public static void write(JournalRecord record, JsonOut out) {
        RECORDS.write(record, out);
        remember(record, out.base());
    }

    /** Reads a record; a cycle becomes what the next one is read against. */
    public static JournalRecord read(byte[] bytes, int from, int to, CycleMemory base) throws IOException {
        JsonIn in = new JsonIn(bytes, from, to, base);
        JournalRecord record = (JournalRecord) RECORDS.read(in);
        in.end();
        remember(record, base);
        return record;
    }

    private static void remember(JournalRecord record, CycleMemory base) {
        if (record instanceof JournalRecord.Cycle cycle) {
            base.set(CycleBase.of(cycle));
        }
    }

    /** Appends the whole of what the next cycle is written against. */
    public static void writeBase(CycleBase base, JsonOut out) {
        JsonOut alone = new JsonOut(new CycleMemory());
        BASES.write(base, alone);
        out.raw(alone.copy(0));
    }

    /** Reads what {@link #writeBase} wrote. */
    public static CycleBase readBase(byte[] bytes, int from, int to) throws IOException {
        JsonIn in = new JsonIn(bytes, from, to, new CycleMemory());
        CycleBase base = (CycleBase) BASES.read(in);
        in.end();
        return base;
    }

    /** The folded state as canonical JSON: equal states are equal bytes. */
    public static byte[] writeState(StateImage state) {
        JsonOut out = new JsonOut(new CycleMemory());
        STATES.write(state, out);
        return out.copy(0);
    }

    /** Reads what {@link #writeState} wrote. */
    public static StateImage readState(byte[] json) throws IOException {
        JsonIn in = new JsonIn(json, 0, json.length, new CycleMemory());
        StateImage state = (StateImage) STATES.read(in);
        in.end();
        return state;
    }
}
