package io.drover.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.TestClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int ROUNDS = 5;

    @TempDir
    Path directory;

    @TempDir
    Path keysDirectory;

    @Test
    void everything_acknowledged_survives_kill_minus_9_at_any_moment() throws IOException, InterruptedException {
        Random random = new Random(5);
        Map<Long, String> acknowledged = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            killAfter(random.nextInt(400), round, acknowledged);

            JournalKeys keys = JournalKeys.in(keysDirectory);
            FileJournal.open(directory, TestClock.seconds(), keys).close();

            assertThat(AuditVerifier.verify(directory, keys.publicKey()).problem())
                    .isEmpty();
            assertThat(hashes()).containsAllEntriesOf(acknowledged);
        }
    }

    private void killAfter(int acknowledgements, int seed, Map<Long, String> acknowledged)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        directory.toString(),
                        keysDirectory.toString(),
                        Integer.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = writer.inputReader(StandardCharsets.US_ASCII)) {
            String line = out.readLine();
            for (int i = 0; i < acknowledgements && line != null; i++) {
                note(line, acknowledged);
                line = out.readLine();
            }
            assertThat(writer.toHandle().destroyForcibly()).isTrue();
            // Lines already in the pipe were acknowledged too; the last one may be cut.
            while (line != null) {
                note(line, acknowledged);
                line = out.readLine();
            }
        }
        assertThat(writer.waitFor()).isEqualTo(128 + 9);
    }

    private static void note(String line, Map<Long, String> acknowledged) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 2 && parts[1].length() == 64) {
            acknowledged.put(Long.parseLong(parts[0]), parts[1]);
        }
    }

    private Map<Long, String> hashes() {
        Map<Long, String> hashes = new HashMap<>();
        FileJournal.reader(directory).read(1, entry -> hashes.put(entry.sequence(), entry.hash()));
        return hashes;
    }
}
