package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.store.file.FileJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills real processes with SIGKILL at random sizes of their journal and starts them again. Property {@code drover.kills}
 * says how many times.
 */
class KilledRunTest {
    private static final int KILLS = Integer.getInteger("drover.kills", 12);

    @TempDir
    private Path dir;

    @Test
    void a_run_that_is_killed_again_and_again_ends_like_one_that_was_not() throws Exception {
        JsonNode whole = finish("whole");
        long size = journalSize("whole");
        Random random = new Random(KILLS);

        int killed = 0;
        for (int round = 0; killed < KILLS; round++) {
            String data = "round-" + round;
            killed += killSeveralTimes(data, size, random, KILLS - killed);
            JsonNode end = finish(data);

            assertThat(new ToolRun(dir).run("audit", "verify", "--data", data)).isZero();
            assertThat(scheduledTimes(data))
                    .as(data)
                    .doesNotHaveDuplicates()
                    .hasSize(whole.get("cycles").asInt());
            assertThat(breaks(data)).as(data).isEmpty();
            if (!anyOrderWasInFlight(data)) {
                for (String key : List.of("equity", "realised-pnl", "open-positions", "decision-hash")) {
                    assertThat(end.get(key)).as("%s of %s", key, data).isEqualTo(whole.get(key));
                }
            }
        }
    }

    /** Ever later points of one run; fewer than asked for when it comes to its end first. */
    private int killSeveralTimes(String data, long size, Random random, int most) throws Exception {
        int kills = 0;
        long target = 0;
        while (kills < Math.min(most, 4)) {
            target = Math.max(target, journalSize(data)) + 1 + random.nextLong(size / 4);
            long stop = target;
            Process process = start(data);
            Awaitility.await()
                    .atMost(2, TimeUnit.MINUTES)
                    .pollDelay(0, TimeUnit.MILLISECONDS)
                    .pollInterval(2, TimeUnit.MILLISECONDS)
                    .until(() -> !process.isAlive() || journalSize(data) >= stop);
            if (!process.isAlive()) {
                return kills;
            }
            process.destroyForcibly().waitFor();
            kills++;
        }
        return kills;
    }

    private JsonNode finish(String data) throws Exception {
        Process process = start(data);
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(() -> said + err(data)).isZero();
        return new ObjectMapper().readTree(said);
    }

    private String err(String data) {
        try {
            return Files.readString(dir.resolve(data + ".err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(String data) throws IOException {
        Map<String, String> environment = Map.of("DROVER__CYCLE__WARM_UP_CYCLES", "0", "DROVER__CYCLE__BUDGET", "PT5M");
        return new ToolProcess(dir, dir.resolve(data + ".err"), environment)
                .start("run", "--feed", "replay:eth", "--speed", "100000000", "--json", "--data", data);
    }

    private long journalSize(String data) {
        Path audit = dir.resolve(data).resolve("audit");
        if (!Files.isDirectory(audit)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(audit)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .filter(file -> !file.endsWith("checkpoints.jsonl"))
                    .mapToLong(KilledRunTest::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A segment may be zipped away while one looks. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private List<Instant> scheduledTimes(String data) {
        List<Instant> times = new ArrayList<>();
        FileJournal.reader(dir.resolve(data).resolve("audit")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.Cycle cycle) {
                times.add(cycle.scheduledAt());
            }
        });
        return times;
    }

    /** Whether a run began while the answer to some order, cancel or replacement was not journaled. */
    private boolean anyOrderWasInFlight(String data) {
        Set<ClOrdId> open = new HashSet<>();
        List<ClOrdId> found = new ArrayList<>();
        FileJournal.reader(dir.resolve(data).resolve("audit")).read(1, entry -> {
            JournalRecord record = entry.record();
            if (record instanceof JournalRecord.Intent intent) {
                open.add(intent.request().clOrdId());
            } else if (record instanceof JournalRecord.CancelIntent cancel) {
                open.add(cancel.request().clOrdId());
            } else if (record instanceof JournalRecord.ReplaceIntent replace) {
                open.add(replace.request().clOrdId());
            } else if (record instanceof JournalRecord.Submitted submitted) {
                open.remove(submitted.clOrdId());
            } else if (record instanceof JournalRecord.Abandoned abandoned) {
                open.remove(abandoned.clOrdId());
            } else if (record instanceof JournalRecord.RunStarted) {
                found.addAll(open);
            }
        });
        return !found.isEmpty();
    }

    private List<JournalRecord.Break> breaks(String data) {
        List<JournalRecord.Break> found = new ArrayList<>();
        FileJournal.reader(dir.resolve(data).resolve("audit")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.Reconciled reconciled) {
                found.addAll(reconciled.breaks());
            }
        });
        return found;
    }
}
