package io.drover.app.cli;

import io.drover.app.config.JournalSettings;
import io.drover.journal.JournalEntry;
import io.drover.journal.StateFold;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.chain.ChainState;
import io.drover.store.file.AuditVerifier;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalFollower;
import io.drover.store.file.JournalKeys;
import io.drover.store.file.Verification;
import io.drover.store.postgres.JournalDatabase;
import io.drover.store.postgres.PostgresJournal;
import io.drover.store.postgres.StoredJournal;
import io.drover.store.sql.ProjectionFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** The journal that configuration names, files or a database, for those who write it and those who read it. */
final class Journals {
    private static final long LOOK_NANOS = 500_000_000;

    private final Host host;
    private final Folders folders;
    private final Optional<JournalDatabase> database;

    private Journals(Host host, Folders folders, Optional<JournalDatabase> database) {
        this.host = host;
        this.folders = folders;
        this.database = database;
    }

    static Journals of(Host host, Folders folders, JournalSettings settings) {
        return new Journals(
                host,
                folders,
                settings.url()
                        .map(url -> new JournalDatabase(
                                url,
                                settings.user(),
                                () -> settings.passwordFile()
                                        .map(file -> password(host.directory().resolve(file)))
                                        .orElse(""))));
    }

    /** What stands in a password file. */
    static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read password file " + file, e);
        }
    }

    /**
     * Opens it to write.
     *
     * @param entries whose time they carry
     * @throws JournalException when another process writes it, or it cannot be opened
     */
    Journal open(Clock entries) {
        return database.<Journal>map(db -> shared(db, entries).orElseThrow(() -> busy(db)))
                .orElseGet(() -> FileJournal.open(folders.audit(), entries, host.clock(), keys()));
    }

    /** The same of a journal in a database, once no other process writes it. */
    PostgresJournal await(Clock entries, Consumer<String> notes) {
        JournalDatabase db = database.orElseThrow();
        Optional<PostgresJournal> opened = shared(db, entries);
        if (opened.isEmpty()) {
            notes.accept(
                    "stands by: " + busy(db).getMessage().lines().findFirst().orElse(""));
        }
        while (opened.isEmpty()) {
            LockSupport.parkNanos(LOOK_NANOS);
            opened = shared(db, entries);
        }
        return opened.get();
    }

    private Optional<PostgresJournal> shared(JournalDatabase db, Clock entries) {
        return PostgresJournal.open(
                db,
                new PostgresJournal.Writer(
                        new FileJournal.Clocks(entries, host.clock()), keys(), holder(), host.nanos()));
    }

    private static JournalException busy(JournalDatabase db) {
        return new JournalException(
                "journal %s is written by another process: %s.\nMaybe stop that one, or wait until its lease has ended."
                        .formatted(db, new StoredJournal(db).holder().strip()));
    }

    private JournalKeys keys() {
        return JournalKeys.in(folders.keys());
    }

    private String holder() {
        return "process %d in %s".formatted(ProcessHandle.current().pid(), folders.data());
    }

    /** Where it is, when it is in a database. */
    Optional<JournalDatabase> database() {
        return database;
    }

    /**
     * All entries from a number on, oldest first, also while a run writes them.
     *
     * @throws JournalException when there is no journal, or an entry does not fit
     */
    void read(long fromSequence, Consumer<JournalEntry> reader) {
        database.ifPresentOrElse(
                db -> new StoredJournal(db).read(fromSequence, reader),
                () -> FileJournal.reader(folders.audit()).read(fromSequence, reader));
    }

    /** Where it stands; reads only its end. */
    ChainState last() {
        return database.map(db -> new StoredJournal(db).last())
                .orElseGet(() -> FileJournal.reader(folders.audit()).last());
    }

    /** Passes each entry once, from a number on. */
    ProjectionFeed.Entries follow(long fromSequence) {
        return database.<ProjectionFeed.Entries>map(db -> new StoredJournal(db).follow(fromSequence)::read)
                .orElseGet(() -> JournalFollower.of(folders.audit(), fromSequence)::read);
    }

    /** Checks it with nothing but the public key; see {@link AuditVerifier}. */
    Verification verify(PublicKey key, StateFold fold, LongConsumer progress) {
        return database.map(db -> new StoredJournal(db).verify(key, Optional.of(fold), progress))
                .orElseGet(() -> AuditVerifier.verify(folders.audit(), key, Optional.of(fold), progress));
    }

    /** What people would call it. */
    String name(Function<Path, String> shown) {
        return database.map(JournalDatabase::toString).orElseGet(() -> shown.apply(folders.audit()));
    }

    /** The half of the keys that checks signatures, from where it lies on this machine. */
    Path publicKey() {
        return database.isPresent() ? folders.keys().resolve("journal-public.pem") : folders.publicKey();
    }
}
