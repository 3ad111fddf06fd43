package io.drover.app.cli;

import io.drover.app.run.Command.Lower;
import io.drover.app.run.CommandFolder;
import io.drover.journal.JournalRecord;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Brings a person's decision into the journal: directly while nothing runs, else through the run that holds it. Whichever
 * comes first; a run that ends meanwhile leaves the journal free.
 */
final class Handover {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 100;

    private final Host host;
    private final Folders folders;
    private final Journals journals;
    private String obstacle = "";

    Handover(Host host, Folders folders, Journals journals) {
        this.host = host;
        this.folders = folders;
        this.journals = journals;
    }

    /** What became of it. */
    enum Outcome {
        /** It stands in the journal; nothing runs. */
        JOURNALED,
        /** The run has made it durable. */
        TAKEN,
        /** The run did not understand it. */
        REFUSED,
        /** Its file still waits. */
        WAITING
    }

    Outcome bring(Lower wish) {
        if (journaled(wish)) {
            return Outcome.JOURNALED;
        }
        CommandFolder commands = folders.commands();
        Path file = commands.hand(name(host), wish);
        return await(file, wish).orElseGet(() -> {
            if (Files.exists(file)) {
                return Outcome.WAITING;
            }
            return Files.exists(commands.refused(file)) ? Outcome.REFUSED : Outcome.TAKEN;
        });
    }

    /** Of a command's file: commands are done in the order in which they were handed over. */
    static String name(Host host) {
        return "%013d-%d"
                .formatted(host.clock().millis(), ProcessHandle.current().pid());
    }

    /** Empty once the file is gone, or when patience ends. */
    private Optional<Outcome> await(Path file, Lower wish) {
        long end = host.nanos().getAsLong() + PATIENCE.toNanos();
        try (WatchService watch = file.getFileSystem().newWatchService()) {
            folders.commands().watch(watch);
            while (Files.exists(file) && host.nanos().getAsLong() < end) {
                watch.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (Files.exists(file) && journaled(wish)) {
                    Files.deleteIfExists(file);
                    return Optional.of(Outcome.JOURNALED);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch " + file, e);
        }
        return Optional.empty();
    }

    /** Whether nothing holds the journal, and the record is durable in it. */
    private boolean journaled(Lower wish) {
        JournalRecord.StateLowered record = wish.toRecord();
        try (Journal journal = journals.open(journalTime())) {
            if (!StateJournal.of(journals).has(record.id())) {
                journal.append(record);
                journal.sync();
            }
            return true;
        } catch (JournalException e) {
            obstacle = e.getMessage();
            return false;
        }
    }

    /** Entries of a replay carry its time, not ours. */
    private Clock journalTime() {
        return Clock.fixed(journals.last().at(), ZoneOffset.UTC);
    }

    /** Why the record could not be written directly. */
    String obstacle() {
        return obstacle;
    }
}
