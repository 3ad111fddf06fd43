package io.drover.store.file;

import io.drover.journal.JournalRecord;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.port.JournalException;
import io.drover.store.TestClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a journal on a disk that fails, then says what can be read back. */
final class SmallDiskWriter {
    private static final String LONG = "x".repeat(10_000);

    private final PrintStream out;
    private final Path disk;
    private final JournalKeys keys;
    private final List<JournalRecord> synced = new ArrayList<>();

    private SmallDiskWriter(PrintStream out, Path disk) {
        this.out = out;
        this.disk = disk;
        this.keys = JournalKeys.in(disk.resolve("keys"));
    }

    /** Arguments: where the disk is mounted; {@code full} or {@code read-only}. */
    public static void main(String[] words) throws IOException, InterruptedException {
        SmallDiskWriter writer =
                new SmallDiskWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), Path.of(words[0]));
        if (words[1].equals("full")) {
            writer.full();
        } else {
            writer.readOnly();
        }
    }

    private FileJournal open() {
        return FileJournal.open(disk.resolve("audit"), TestClock.seconds(), keys);
    }

    private void say(JournalException e) {
        out.println(e.getMessage().replace('\n', ' '));
    }

    private void full() {
        JournalRecord halt = new JournalRecord.StateLowered(
                "journal", Scope.GLOBAL, TradingState.HALTED, Optional.empty(), "disk full", "engine", false);
        try (FileJournal journal = open()) {
            writeUntilItFails(journal);
            try {
                journal.append(new JournalRecord.RuleSetActivated("later"));
            } catch (JournalException e) {
                say(e);
            }
            journal.append(halt);
            journal.sync();
            out.println("halted");
        }
        synced.add(halt);
        out.println(isReadBack() ? "every synced record is there and the halt is the last one" : "other records");
    }

    private void writeUntilItFails(FileJournal journal) {
        try {
            while (true) {
                JournalRecord record = new JournalRecord.RuleSetActivated(LONG + synced.size());
                journal.append(record);
                journal.sync();
                synced.add(record);
            }
        } catch (JournalException e) {
            say(e);
        }
    }

    private void readOnly() throws IOException, InterruptedException {
        JournalRecord first = new JournalRecord.RuleSetActivated("one");
        try (FileJournal journal = open()) {
            journal.append(first);
            journal.sync();
        }
        synced.add(first);
        remount("ro");
        try {
            open().close();
        } catch (JournalException e) {
            say(e);
        }
        remount("rw");
        open().close();
        out.println(isReadBack() ? "every synced record is there" : "other records");
    }

    private void remount(String how) throws IOException, InterruptedException {
        new ProcessBuilder("mount", "-o", "remount," + how, disk.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private boolean isReadBack() {
        boolean sound =
                AuditVerifier.verify(disk.resolve("audit"), keys.publicKey()).isSound();
        out.println(sound ? "sound" : "broken");
        List<JournalRecord> found = new ArrayList<>();
        FileJournal.reader(disk.resolve("audit")).read(1, entry -> found.add(entry.record()));
        return found.equals(synced);
    }
}
