package io.drover.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Currency;
import io.drover.order.ClientKey;
import io.drover.store.postgres.JournalDatabase;
import io.drover.store.postgres.StoredJournal;
import io.drover.trading.EngineState;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database, at one venue: the second stands by until the first is dead, or stands still. */
class TakeoverIT {
    private static final Duration PROMISED = Duration.ofSeconds(15);

    @TempDir
    private Path directory;

    private EmbeddedPostgres server;
    private VenueServer venue;
    private int started;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("program").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setServerConfig("fsync", "on")
                .start();
        venue = new VenueServer(1, ClientKey.UNIQUE);
    }

    @AfterEach
    void stop() throws IOException {
        venue.close();
        server.close();
    }

    @Test
    void the_second_process_takes_over_when_the_first_is_killed() throws IOException {
        EngineProcess first = engine();
        first.line();
        EngineProcess second = engine();
        first.send("run 100000");
        awaitOrders(20);

        first.kill();
        Duration takeover = timeToBeReady(second);

        assertThat(venue.session()).isEqualTo(2);
        assertThat(second.tell("run 7")).isTrue();
        assertThat(differences()).isEmpty();
        second.kill();
        System.out.println("takeover-after-kill-ms=" + takeover.toMillis());
        assertThat(takeover).isLessThan(PROMISED);
    }

    @Test
    void a_process_that_stood_still_sends_nothing_when_it_goes_on() throws IOException {
        EngineProcess first = engine();
        first.line();
        EngineProcess second = engine();
        first.send("run 100000");
        awaitOrders(20);

        first.signal("STOP");
        Duration takeover = timeToBeReady(second);
        assertThat(second.tell("run 3")).isTrue();
        first.signal("CONT");
        String end = first.line().orElseThrow();
        assertThat(second.tell("run 7")).isTrue();

        assertThat(end).startsWith("failed").contains("nothing more is written by this process");
        assertThat(venue.late()).isZero();
        assertThat(differences()).isEmpty();
        first.kill();
        second.kill();
        System.out.println("takeover-after-stop-ms=" + takeover.toMillis());
        assertThat(takeover).isLessThan(PROMISED);
    }

    private EngineProcess engine() throws IOException {
        started++;
        return EngineProcess.start(
                List.of(
                        directory.resolve("drover").toString(),
                        Integer.toString(venue.port()),
                        Path.of("../../rules").toAbsolutePath().normalize().toString(),
                        directory.resolve("cache").toString(),
                        "-",
                        server.getJdbcUrl("postgres", "postgres")),
                directory.resolve("process-" + started + ".err"));
    }

    private void awaitOrders(int count) {
        while (venue.orders() < count) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static Duration timeToBeReady(EngineProcess process) throws IOException {
        long from = System.nanoTime();
        assertThat(process.line()).isPresent();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private List<Oracle.Difference> differences() {
        EngineState ours = new EngineState(venue.prices().instruments(), Currency.USD);
        new StoredJournal(new JournalDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", () -> "postgres"))
                .read(1, ours::apply);
        return new Oracle(venue.venue()).compare(ours);
    }
}
