package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.run.EntryCancellation;
import io.drover.app.run.EntryCancellation.Outcome;
import io.drover.app.run.OpenEntries;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.OrderRole;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.port.BrokerExecutor;
import io.drover.port.JournalException;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.trading.DerivedIds;
import io.drover.trading.EngineState;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Stops an account from outside of a run, over a connection to the broker of its own: works while the run hangs or is dead,
 * and while its journal cannot be written. The log of the simulated broker is held by the run that uses it; a broker on the
 * network is reached in any case.
 */
final class OwnConnection {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Host host;
    private final Folders folders;
    private final Configuration config;
    private final Consumer<String> notes;

    OwnConnection(Host host, Folders folders, Configuration config, Consumer<String> notes) {
        this.host = host;
        this.folders = folders;
        this.config = config;
        this.notes = notes;
    }

    /**
     * What came of it.
     *
     * @param requests cancels asked for from here
     * @param verified whether the broker has shown that no entry works
     * @param left what may still work, in words
     */
    record Stopped(int requests, boolean verified, List<String> left) {
        Stopped {
            left = List.copyOf(left);
        }
    }

    /**
     * Journals why, where the journal can be had, and has entries cancelled.
     *
     * @param letGo how long a run that lives may take to end
     * @param cancel how long the broker may take to cancel
     */
    Stopped stop(StateLowered why, Duration letGo, Duration cancel) {
        Optional<FileJournal> opened = journal(letGo);
        try {
            opened.ifPresent(journal -> write(journal, why));
            return cancelEntries(opened, cancel);
        } finally {
            opened.ifPresent(FileJournal::close);
        }
    }

    /** The journal, once no run holds it. */
    private Optional<FileJournal> journal(Duration letGo) {
        long end = host.nanos().getAsLong() + letGo.toNanos();
        while (true) {
            try {
                return Optional.of(FileJournal.open(
                        folders.audit(), Clock.fixed(lastTime(), ZoneOffset.UTC), JournalKeys.in(folders.keys())));
            } catch (JournalException e) {
                if (StatusFile.living(folders.statusFile()).isEmpty()
                        || host.nanos().getAsLong() >= end) {
                    notes.accept("not journaled: " + e.getMessage());
                    return Optional.empty();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void write(FileJournal journal, StateLowered why) {
        try {
            if (!StateJournal.of(folders).has(why.id())) {
                journal.append(why);
                journal.sync();
            }
        } catch (JournalException e) {
            notes.accept("not journaled: " + e.getMessage());
        }
    }

    private Stopped cancelEntries(Optional<FileJournal> journal, Duration patience) {
        if (Files.notExists(folders.simulation())) {
            return new Stopped(0, true, List.of());
        }
        try (BrokerExecutor broker = BrokerBooks.connect(folders, config, lastTime())) {
            Outcome end = new EntryCancellation(broker, entries(journal), means()).untilNone(patience);
            List<String> left = end.left().stream()
                    .map(o -> o.instrument() + " " + o.side() + " " + o.orderQty() + " " + o.orderId())
                    .toList();
            return new Stopped(
                    end.requests(), end.isVerified(), end.trouble().isEmpty() ? left : List.of(end.trouble()));
        } catch (IllegalStateException | UncheckedIOException e) {
            notes.accept("the broker cannot be reached: " + e.getMessage());
            return new Stopped(0, false, working());
        }
    }

    private EntryCancellation.Means means() {
        return new EntryCancellation.Means(
                new DerivedIds(config.execution().installId()),
                Clock.fixed(lastTime(), ZoneOffset.UTC),
                host.nanos(),
                () -> LockSupport.parkNanos(PAUSE.toNanos()),
                notes);
    }

    /** By our books; without them by what could let a position grow. */
    private BiPredicate<BrokerOrder, BrokerSnapshot> entries(Optional<FileJournal> journal) {
        if (journal.isEmpty()) {
            return EntryCancellation::mayGrow;
        }
        EngineState state = AuditFiles.state(config);
        state.replay(journal.get());
        OpenEntries ours = new OpenEntries();
        ours.follow(state.books());
        return (order, books) -> order.clOrdId().filter(ours::contains).isPresent();
    }

    /** What the journal says works; read without holding it. */
    private List<String> working() {
        try {
            EngineState state = AuditFiles.state(config);
            FileJournal.reader(folders.audit()).read(1, state::apply);
            return state.books().openOrders().stream()
                    .filter(order -> order.is(OrderRole.ENTRY))
                    .map(order -> order.request().instrument() + " "
                            + order.request().side() + " " + order.leavesQty() + " " + order.clOrdId())
                    .toList();
        } catch (JournalException e) {
            return List.of("unknown, for the journal cannot be read: " + e.getMessage());
        }
    }

    /** Replays live in their own time; without a journal ours has to do. */
    private Instant lastTime() {
        try {
            return Optional.of(FileJournal.reader(folders.audit()).last().at())
                    .filter(time -> time.isAfter(Instant.EPOCH))
                    .orElseGet(host.clock()::instant);
        } catch (JournalException e) {
            return host.clock().instant();
        }
    }
}
