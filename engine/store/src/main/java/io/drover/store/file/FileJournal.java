package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on one machine: append-only segment files by UTC day of the entry time, a hash chain, signed checkpoints.
 * {@link #append} buffers; {@link #sync} writes and forces once. Entry times never decrease: where the clock went
 * backwards the previous entry's time is repeated and the clock's stands beside it in the line. On a full disk everything
 * since the last sync is taken back, a reserve of 1 MiB is released, and from then on only changes of the trading state
 * and the end of the run are taken. After any other failure nothing is. One thread.
 */
public final class FileJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    private final Path directory;
    private final DirectoryLock lock;
    private final Reserve reserve;
    private final Zipper zipper;
    private final Checkpoints checkpoints;
    private final Tail tail;
    private final List<JournalRecord> states = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private boolean full;
    private boolean stateChanged;

    private FileJournal(Path directory, Clocks clocks, JournalKeys keys, AppendFile.Opener opener, DirectoryLock lock)
            throws IOException {
        this.directory = directory;
        this.lock = lock;
        requireKey(directory, keys);
        Recovery recovery = Recovery.of(directory);
        this.reserve = Reserve.in(directory, opener);
        this.checkpoints = Checkpoints.open(directory, keys, clocks.checkpoints(), opener);
        requireCovered(recovery.state());
        this.zipper = new Zipper();
        this.tail = new Tail(directory, clocks.entries(), opener, zipper::zip, recovery);
        zipClosed(recovery);
    }

    /**
     * Opens or creates the journal in a directory, after repairing an incomplete last line.
     *
     * @param directory e.g. {@code data/audit}
     * @param clock entry times
     * @param keys sign the checkpoints
     * @throws JournalException when another process writes it, when its end is broken, or when it was signed by other keys
     */
    public static FileJournal open(Path directory, Clock clock, JournalKeys keys) {
        return open(directory, new Clocks(clock, clock), keys, AppendFile::open);
    }

    /** The same for replays: entries carry virtual time, while checkpoints follow each other in real time. */
    public static FileJournal open(Path directory, Clock virtual, Clock real, JournalKeys keys) {
        return open(directory, new Clocks(virtual, real), keys, AppendFile::open);
    }

    /**
     * Whose time entries carry, and whose time the distance of checkpoints is measured in.
     *
     * @param entries never decreases in the journal, whatever it shows
     * @param checkpoints real time
     */
    public record Clocks(Clock entries, Clock checkpoints) {}

    /** The same on another disk than the machine's. */
    public static FileJournal open(Path directory, Clocks clocks, JournalKeys keys, AppendFile.Opener opener) {
        try {
            Files.createDirectories(directory);
            DirectoryLock lock = DirectoryLock.take(directory);
            try {
                return new FileJournal(directory, clocks, keys, opener, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new JournalException(
                    "journal %s cannot be opened: %s.\nMaybe the directory is read-only or the disk is full."
                            .formatted(directory.toAbsolutePath(), e),
                    e);
        } catch (BrokenEntryException e) {
            throw new JournalException(
                    "%s: its last line is broken: %s.\nMaybe run drover audit verify, and restore a backup."
                            .formatted(directory.resolve(Checkpoints.FILE), e.getMessage()),
                    e);
        }
    }

    private static void requireKey(Path directory, JournalKeys keys) throws IOException {
        Path file = JournalKeys.besideJournal(directory);
        if (Files.notExists(file)) {
            JournalKeys.writePublic(keys.publicKey(), file);
        } else if (!JournalKeys.publicKey(file).equals(keys.publicKey())) {
            throw new JournalException(
                    "journal %s was signed by other keys (%s).\nMaybe the keys directory was replaced: restore it, or start a new journal."
                            .formatted(directory.toAbsolutePath(), file.getFileName()));
        }
    }

    private void zipClosed(Recovery recovery) throws IOException {
        for (Segment segment : Segment.all(directory)) {
            if (!segment.zipped() && !recovery.last().equals(Optional.of(segment))) {
                zipper.zip(segment);
            }
        }
    }

    private void requireCovered(ChainState state) {
        if (state.sequence() < checkpoints.covered()) {
            throw new JournalException(
                    "journal %s ends at record %d, but a checkpoint covers record %d.\nMaybe an old backup was restored: restore all its files."
                            .formatted(directory.toAbsolutePath(), state.sequence(), checkpoints.covered()));
        }
    }

    /** Reads a journal's directory without locking it, also while another process writes it. */
    public static JournalReader reader(Path directory) {
        return JournalReader.of(directory);
    }

    @Override
    public long append(JournalRecord record) {
        requireUsable(record);
        if (isState(record)) {
            states.add(record);
        }
        try {
            return tail.append(record);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static boolean isState(JournalRecord record) {
        return record instanceof JournalRecord.StateLowered
                || record instanceof JournalRecord.StateRaised
                || record instanceof JournalRecord.RunEnded;
    }

    private void requireUsable(JournalRecord record) {
        if (refusal.isPresent()) {
            throw new JournalException(refusal.get());
        }
        if (full && !isState(record)) {
            throw new JournalException("%s: the disk is full; only changes of the trading state are taken, not %s.\n"
                            .formatted(directory, record.getClass().getSimpleName())
                    + "Maybe free some space and start again.");
        }
    }

    @Override
    public void sync() {
        if (refusal.isPresent()) {
            throw new JournalException(refusal.get());
        }
        try {
            tail.sync();
        } catch (IOException e) {
            throw failed(e);
        }
        stateChanged |= !states.isEmpty();
        states.clear();
    }

    /** After a change of the trading state at once, else from time to time. */
    @Override
    public boolean isCheckpointDue() {
        return refusal.isEmpty()
                && !full
                && (stateChanged || checkpoints.isDue(tail.durable().sequence()));
    }

    @Override
    public void checkpoint(Supplier<StateImage> state) {
        sync();
        if (!full && tail.durable().sequence() > checkpoints.covered()) {
            checkpoints.sign(tail.durable(), state.get());
            stateChanged = false;
        }
    }

    @Override
    public Optional<StateImage> lastCheckpoint() {
        return checkpoints.lastState();
    }

    /** What happened, after having done what can be done. */
    private JournalException failed(IOException cause) {
        long lost = tail.writer().sequence() - tail.durable().sequence();
        if (full || !isNoSpace(cause)) {
            return refuse(cause);
        }
        try {
            tail.takeBack();
            reserve.release();
            full = true;
            for (JournalRecord state : states) {
                tail.append(state);
            }
            tail.sync();
        } catch (IOException e) {
            cause.addSuppressed(e);
            return refuse(cause);
        }
        return new JournalException(
                "%s: the disk is full: %d records since the last sync are not kept, %d changes of the trading state are.\nMaybe free some space and start again."
                        .formatted(directory, lost, states.size()),
                cause);
    }

    private JournalException refuse(IOException cause) {
        String text =
                "%s: writing failed (%s); nothing more is written by this process.\nMaybe check the disk, then start again."
                        .formatted(directory, cause.getMessage());
        refusal = Optional.of(text);
        return new JournalException(text, cause);
    }

    private static boolean isNoSpace(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left") || message.contains("not enough space") || message.contains("quota");
    }

    @Override
    public void read(long fromSequence, Consumer<JournalEntry> reader) {
        try {
            tail.flush();
        } catch (IOException e) {
            throw failed(e);
        }
        JournalReader.of(directory).read(fromSequence, checkpoints.last(), reader);
    }

    @Override
    public Instant lastTime() {
        return tail.writer().at();
    }

    @Override
    public long lastSequence() {
        return tail.writer().sequence();
    }

    @Override
    public String chainHead() {
        return tail.writer().chainHead();
    }

    @Override
    public String decisionHash() {
        return tail.writer().decisionHash();
    }

    /** Syncs and gives the directory free. */
    @Override
    public void close() {
        try {
            if (refusal.isEmpty()) {
                sync();
            }
        } finally {
            closeAll(List.of(tail, checkpoints, zipper, lock));
        }
    }

    private void closeAll(List<Closeable> parts) {
        for (Closeable part : parts) {
            try {
                part.close();
            } catch (IOException e) {
                LOG.warn("journal_close_failed directory={} cause={}", directory, e.toString());
            }
        }
    }
}
