package io.drover.research.simulation;

import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.TradingState;
import io.drover.order.ClientKey;
import io.drover.store.file.FileJournal;
import io.drover.store.postgres.JournalDatabase;
import io.drover.store.postgres.StoredJournal;
import io.drover.trading.EngineState;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** One account at one venue, whose process is killed again and again and compared with the venue after each new start. */
final class CrashTrial implements Closeable {
    private static final int SETTLED_AFTER = 7;
    private static final int REACHED_WITHIN = 40;
    /** Where the database answers too late the process gives up, as it has to; another one goes on. */
    private static final int PATIENT_STARTS = 3;

    private final Place place;
    private final boolean powerCuts;
    private final Chance chance;
    private final VenueServer venue;
    private int starts;
    private Optional<EngineProcess> life = Optional.empty();

    /**
     * Where processes find what they need.
     *
     * @param directory journal, keys and what they say
     * @param rules directory of the shipped rules
     * @param cache of compiled rules
     * @param database of the journal; absent: it is in files
     */
    record Place(Path directory, Path rules, Path cache, Optional<CrashDatabase> database) {}

    /**
     * What one kill led to.
     *
     * @param where point and passage, or another word for the moment
     * @param reached whether the process died there
     * @param duplicates orders of one id beyond the first
     * @param lost orders that one side has and the other does not
     * @param differences all that the books differ in
     * @param unnoticed those of them that restrict no trading
     * @param bare positions without a stop or exit at the venue, free to trade, over two cycles
     * @param restart from starting the process to books compared with the venue's
     * @param text what differs, in words
     */
    record Verdict(
            String where,
            boolean reached,
            long duplicates,
            long lost,
            long differences,
            long unnoticed,
            long bare,
            Duration restart,
            String text) {
        boolean isSound() {
            return reached && duplicates == 0 && lost == 0 && differences == 0 && bare == 0;
        }
    }

    CrashTrial(Place place, ClientKey key, long seed, boolean powerCuts) throws IOException {
        this.place = place;
        this.powerCuts = powerCuts;
        this.chance = Chance.of(seed, "crashes");
        this.venue = new VenueServer(seed, key);
        Files.createDirectories(place.directory());
    }

    long orders() {
        return venue.venue().orders().stream().filter(o -> o.entry.isEmpty()).count();
    }

    /** Kills at a point, at the first, second or third passage, and judges what comes after. */
    Verdict kill(CrashPoint point) throws IOException {
        int passage = 1 + chance.below(3);
        EngineProcess running = running();
        boolean dies = switch (point.phase()) {
            case CYCLE -> running.tell("arm " + point.text() + " " + passage) && !running.tell("run " + REACHED_WITHIN);
            case END -> running.tell("arm " + point.text() + " 1") && running.terminate();
            case START -> diesStarting(running, point);
        };
        return judge(point.text() + "#" + passage, dies && running().diedByItself());
    }

    private boolean diesStarting(EngineProcess running, CrashPoint point) throws IOException {
        running.tell("arm " + CrashPoint.SYNC_AFTER.text() + " " + (1 + chance.below(3)));
        running.tell("run " + REACHED_WITHIN);
        running.kill();
        EngineProcess doomed = begin(point.text(), "1");
        return doomed.line().isEmpty();
    }

    /** SIGKILL at any moment. */
    Verdict killSometime() throws IOException {
        EngineProcess running = running();
        running.send("run " + REACHED_WITHIN);
        long nanos = chance.below(400_000) * 1000L;
        LockSupport.parkNanos(nanos);
        running.kill();
        return judge("after-" + nanos / 1000 + "us", true);
    }

    /** SIGKILL at any moment, and again at any moment of the start that follows. */
    Verdict killTwice() throws IOException {
        EngineProcess running = running();
        running.send("run " + REACHED_WITHIN);
        LockSupport.parkNanos(chance.below(400_000) * 1000L);
        running.kill();
        EngineProcess recovering = begin();
        long nanos = chance.below(1_500_000) * 1000L;
        LockSupport.parkNanos(nanos);
        recovering.kill();
        return judge("in-recovery-after-" + nanos / 1000 + "us", true);
    }

    /** The disk fails while it trades and goes on failing through a start that is killed; then it is mended. */
    Verdict breakDisk(DiskFault fault) throws IOException {
        int passage = 1 + chance.below(6);
        EngineProcess running = running();
        running.tell("arm " + fault.text() + " " + passage);
        boolean goesOn = running.tell("run " + REACHED_WITHIN);
        end(running);
        EngineProcess doomed = begin(fault.text(), "1");
        if (doomed.line().isPresent()) {
            doomed.tell("run 3");
        }
        end(doomed);
        return judge(fault.text() + "#" + passage, !goesOn);
    }

    private void end(EngineProcess process) throws IOException {
        if (powerCuts) {
            process.tell("die");
        }
        process.kill();
    }

    /** Connections to the database end in the midst of statements and commits while it trades; then the process is killed. */
    Verdict cutDatabase() throws IOException {
        EngineProcess running = running();
        running.send("run " + REACHED_WITHIN);
        place.database().orElseThrow().cutConnections(chance.below(500_000) * 1000L);
        running.kill();
        return judge("connections-cut", true);
    }

    /** The database server is killed while it trades, and comes back; then the process is killed as well. */
    Verdict crashDatabase() throws IOException {
        EngineProcess running = running();
        running.send("run " + REACHED_WITHIN);
        LockSupport.parkNanos(chance.below(400_000) * 1000L);
        place.database().orElseThrow().crash();
        running.kill();
        return judge("database-killed", true);
    }

    private EngineProcess running() throws IOException {
        if (life.isEmpty()) {
            EngineProcess first = begin();
            first.line();
            first.tell("run " + SETTLED_AFTER);
        }
        return life.orElseThrow();
    }

    private EngineProcess begin(String... armed) throws IOException {
        starts++;
        List<String> words = new ArrayList<>(List.of(
                place.directory().toString(),
                Integer.toString(venue.port()),
                place.rules().toString(),
                place.cache().toString(),
                powerCuts ? Long.toString(chance.next()) : "-",
                place.database().map(CrashDatabase::url).orElse("-")));
        words.addAll(List.of(armed));
        EngineProcess begun = EngineProcess.start(words, place.directory().resolve("process-" + starts + ".err"));
        life = Optional.of(begun);
        return begun;
    }

    /** A new process: how long it takes, and whether its books are the venue's when all has been answered. */
    private Verdict judge(String where, boolean reached) throws IOException {
        running().kill();
        long before = System.nanoTime();
        EngineProcess next = begin();
        boolean started = next.line().isPresent();
        Duration restart = Duration.ofNanos(System.nanoTime() - before);
        boolean settled = started && next.tell("run " + SETTLED_AFTER);
        for (int i = 0; i < PATIENT_STARTS && !settled && place.database().isPresent(); i++) {
            next.kill();
            next = begin();
            settled = next.line().isPresent() && next.tell("run " + SETTLED_AFTER);
        }
        Set<InstrumentId> bare = bare(ours());
        settled &= bare.isEmpty() || next.tell("run 2");
        Verdict verdict = verdict(where, reached && settled, bare, restart);
        if (!settled) {
            throw new IOException(
                    "process %d of %s ended after %s: %s".formatted(starts, place.directory(), where, verdict));
        }
        next.tell("resume");
        return verdict;
    }

    /** What its journal folds to, from the first record on. */
    private EngineState ours() {
        EngineState ours = new EngineState(venue.prices().instruments(), Currency.USD);
        place.database()
                .ifPresentOrElse(
                        server -> new StoredJournal(new JournalDatabase(server.url(), "postgres", () -> "postgres"))
                                .read(1, ours::apply),
                        () -> FileJournal.reader(place.directory().resolve("audit"))
                                .read(1, ours::apply));
        return ours;
    }

    private Verdict verdict(String where, boolean reached, Set<InstrumentId> bareBefore, Duration restart) {
        EngineState ours = ours();
        Set<InstrumentId> bare = bare(ours);
        bare.retainAll(bareBefore);
        List<Oracle.Difference> differences = new Oracle(venue.venue()).compare(ours);
        return new Verdict(
                where,
                reached,
                duplicates(),
                lost(ours),
                differences.size(),
                differences.stream().filter(d -> !d.noticed()).count(),
                bare.size(),
                restart,
                differences.stream().map(Oracle.Difference::text).toList().toString());
    }

    private long duplicates() {
        Set<ClOrdId> seen = new HashSet<>();
        return venue.venue().orders().stream()
                .filter(o -> !seen.add(o.request.clOrdId()))
                .count();
    }

    private long lost(EngineState ours) {
        long theirs = venue.venue().orders().stream()
                .filter(o -> o.entry.isEmpty()
                        && (o.isOpen() || o.cumQty.signum() > 0)
                        && ours.books().order(o.request.clOrdId()).isEmpty())
                .count();
        long mine = ours.books().openOrders().stream()
                .filter(o -> o.isSent() && venue.venue().find(o.clOrdId()).isEmpty())
                .count();
        return theirs + mine;
    }

    private Set<InstrumentId> bare(EngineState ours) {
        return venue.venue().positions().keySet().stream()
                .filter(id -> venue.venue().orders().stream()
                        .noneMatch(o -> o.request.instrument().equals(id) && o.isWorking() && !o.isEntry()))
                .filter(id -> ours.tradingStates().of("tide", id.toString()) == TradingState.ACTIVE)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public void close() {
        life.ifPresent(EngineProcess::kill);
        try {
            venue.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
