package io.drover.research.simulation;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A journal as one process sees it: its lines are those of the file journal. When the process dies, what was not synced is
 * lost from some record on.
 */
final class CrashJournal implements Journal {
    private static final int CHECKPOINT_AFTER = 60;

    private final Disk disk;
    private final EntryWriter writer;
    private final Watch watch;
    private final List<Boundary> waiting = new ArrayList<>();
    private int sinceCheckpoint;
    private Trouble trouble = Trouble.NONE;

    private record Boundary(int length, ChainState state) {}

    /** What the storage does to the next write or sync. */
    enum Trouble {
        NONE,
        /** A write fails; one record fits into the reserve. */
        FULL,
        /** A write fails, and so does what uses the reserve. */
        FULL_TO_THE_BRIM,
        /** A sync fails; whether it did its work nobody can tell. */
        SYNC_FAILS
    }

    /** Who looks on. */
    interface Watch {
        /** Before anything else; may not return because the process dies here. */
        void step();

        /** A record was appended; {@code head} is the hash of the journal with it. */
        void appended(JournalRecord record, String head);

        /** Everything appended so far is durable. */
        void synced();
    }

    CrashJournal(Disk disk, Clock clock, Watch watch) {
        this.disk = disk;
        this.writer = new EntryWriter(clock, disk.state());
        this.watch = watch;
    }

    void trouble(Trouble next) {
        trouble = next;
    }

    /** The process died: so many of the records that were not synced are found by the next one. */
    void crash(Chance chance) {
        int kept = chance.below(waiting.size() + 1);
        if (kept > 0) {
            Boundary last = waiting.get(kept - 1);
            disk.keep(writer.pending().bytes(), last.length(), last.state());
        }
    }

    @Override
    public long append(JournalRecord record) {
        watch.step();
        switch (trouble) {
            case FULL -> {
                trouble = Trouble.NONE;
                throw new JournalException("no space left on device");
            }
            case FULL_TO_THE_BRIM -> throw new JournalException("no space left on device");
            case NONE, SYNC_FAILS -> {}
        }
        long sequence = writer.append(record);
        watch.appended(record, writer.chainHead());
        waiting.add(new Boundary(writer.pending().length(), writer.state()));
        sinceCheckpoint++;
        return sequence;
    }

    @Override
    public void sync() {
        watch.step();
        if (trouble == Trouble.SYNC_FAILS) {
            trouble = Trouble.NONE;
            throw new JournalException("input/output error in fsync");
        }
        disk.keep(writer.pending().bytes(), writer.pending().length(), writer.state());
        writer.pending().truncate(0);
        waiting.clear();
        watch.synced();
    }

    @Override
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        disk.read(writer.pending().copy(0), fromSequence, reader);
    }

    @Override
    public long lastSequence() {
        return writer.sequence();
    }

    @Override
    public Instant lastTime() {
        return writer.at();
    }

    @Override
    public boolean isCheckpointDue() {
        return sinceCheckpoint >= CHECKPOINT_AFTER;
    }

    @Override
    public void checkpoint(Supplier<StateImage> state) {
        sync();
        disk.keep(state.get());
        sinceCheckpoint = 0;
    }

    @Override
    public Optional<StateImage> lastCheckpoint() {
        return disk.checkpoint();
    }

    @Override
    public String chainHead() {
        return writer.chainHead();
    }

    @Override
    public String decisionHash() {
        return writer.decisionHash();
    }

    @Override
    public void close() {
        // The disk stays.
    }
}
