package io.drover.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.store.CountingFold;
import io.drover.store.SampleRun;
import io.drover.store.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperingTest {
    private static final int ROUNDS = Integer.getInteger("drover.tamperings", 1000);

    @TempDir
    Path directory;

    @TempDir
    static Path keysDirectory;

    private final Map<Path, byte[]> original = new TreeMap<>();
    private long records;

    @BeforeEach
    void write_a_journal_of_three_days() throws IOException {
        records = write(directory, JournalKeys.in(keysDirectory), SampleRun.records(11, 14));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().contains(".jsonl")).toList()) {
                original.put(file, content(file));
            }
        }
        assertThat(verify().isSound()).isTrue();
        assertThat(verify().records()).isEqualTo(records);
        assertThat(original).hasSizeGreaterThan(3);
    }

    private static long write(Path directory, JournalKeys keys, List<JournalRecord> records) {
        TestClock clock = new TestClock("2026-01-05T08:00:00Z", Duration.ofHours(2));
        TestClock real = new TestClock("2026-01-05T08:00:00Z", Duration.ofHours(2));
        try (FileJournal journal = FileJournal.open(directory, clock, real, keys)) {
            for (int i = 0; i < records.size(); i++) {
                journal.append(records.get(i));
                if (i % 9 == 8) {
                    CountingFold.checkpoint(journal);
                }
            }
            CountingFold.checkpoint(journal);
            return journal.lastSequence();
        }
    }

    @Test
    void edits_deletions_swaps_truncations_and_additions_at_random_places_are_all_found() throws IOException {
        Random random = new Random(7);
        List<Path> files = new ArrayList<>(original.keySet());
        for (int round = 0; round < ROUNDS; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] before = original.get(file);
            byte[] after = tampered(round % 5, before, random);
            if (java.util.Arrays.equals(before, after)) {
                continue;
            }
            put(file, after);

            Verification found = verify();

            assertThat(found.isSound() && found.unsigned() == 0)
                    .as("round %d, %s, kind %d", round, file.getFileName(), round % 5)
                    .isFalse();
            assertThat(found.problem().map(Verification.Problem::sequence).orElse(1L))
                    .isBetween(1L, records + 1);
            put(file, before);
        }
        assertThat(verify().isSound()).isTrue();
    }

    private static byte[] tampered(int kind, byte[] before, Random random) {
        int place = random.nextInt(before.length);
        return switch (kind) {
            case 0 -> edited(before, place, random);
            case 1 -> truncated(before, place);
            case 2 -> lines(before, random, true, false);
            case 3 -> lines(before, random, false, true);
            default -> lines(before, random, false, false);
        };
    }

    private static byte[] edited(byte[] before, int place, Random random) {
        byte[] after = before.clone();
        after[place] ^= (byte) (1 + random.nextInt(255));
        return after;
    }

    private static byte[] truncated(byte[] before, int place) {
        return java.util.Arrays.copyOf(before, place);
    }

    private static byte[] lines(byte[] before, Random random, boolean delete, boolean swap) {
        List<String> lines = new ArrayList<>(
                new String(before, StandardCharsets.ISO_8859_1).lines().toList());
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        if (delete) {
            lines.remove(at);
        } else if (swap) {
            Collections.swap(lines, at, other);
        } else {
            lines.add(other, lines.get(at));
        }
        return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void first_bad_record_is_named_with_its_file_and_line() throws IOException {
        Path first = original.keySet().iterator().next();
        String text = new String(original.get(first), StandardCharsets.ISO_8859_1);
        put(
                first,
                text.replaceFirst("\"seq\":3,\"at\":\"2026", "\"seq\":3,\"at\":\"2025")
                        .getBytes(StandardCharsets.ISO_8859_1));

        Verification.Problem problem = verify().problem().orElseThrow();

        assertThat(problem.file()).isEqualTo(first);
        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.sequence()).isEqualTo(3);
        assertThat(problem.toString()).contains(first + ":4: record 3: its time 2025");
    }

    @Test
    void changed_record_whose_followers_were_all_hashed_anew_is_found_by_the_checkpoint(@TempDir Path forged)
            throws IOException {
        List<JournalRecord> changed = SampleRun.records(11, 14);
        changed.set(4, new JournalRecord.RunEnded("nothing happened"));
        write(forged, JournalKeys.in(forged.resolve("keys")), changed);
        for (Path file : original.keySet()) {
            if (!file.endsWith(Checkpoints.FILE)) {
                Files.copy(forged.resolve(file.getFileName()), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }

        Verification.Problem problem = verify().problem().orElseThrow();

        assertThat(problem.text()).contains("but checkpoint 1 signed").contains("back to 1 were changed together");
    }

    @Test
    void checkpoints_of_another_key_are_found(@TempDir Path forged) throws IOException {
        write(forged, JournalKeys.in(forged.resolve("keys")), SampleRun.records(11, 14));
        put(directory.resolve(Checkpoints.FILE), content(forged.resolve(Checkpoints.FILE)));

        assertThat(verify().problem().orElseThrow().text())
                .contains("the signature of checkpoint 1 is not by this key");
    }

    @Test
    void records_that_nobody_signed_are_counted() throws IOException {
        Path points = directory.resolve(Checkpoints.FILE);
        List<String> lines = Files.readAllLines(points);
        Files.write(points, lines.subList(0, lines.size() - 1));

        assertThat(verify().isSound()).isTrue();
        assertThat(verify().unsigned()).isPositive();
    }

    @Test
    void missing_segment_is_a_gap() throws IOException {
        Path second = original.keySet().stream().skip(1).findFirst().orElseThrow();
        Files.delete(second);

        assertThat(verify().isSound()).isFalse();
    }

    @Test
    void gzipped_segment_that_does_not_unzip_is_found() throws IOException {
        Path zipped = original.keySet().iterator().next();
        byte[] bytes = Files.readAllBytes(zipped);
        Files.write(zipped, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Verification.Problem cut = verify().problem().orElseThrow();
        Files.write(zipped, new byte[100]);
        Verification.Problem blank = verify().problem().orElseThrow();

        assertThat(cut.file()).isEqualTo(zipped);
        assertThat(cut.text()).contains("does not read");
        assertThat(blank.text()).contains("does not open");
    }

    private Verification verify() {
        return AuditVerifier.verify(directory, JournalKeys.in(keysDirectory).publicKey());
    }

    private static byte[] content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return file.toString().endsWith(".gz")
                ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                : bytes;
    }

    private static void put(Path file, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (file.toString().endsWith(".gz")) {
            try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                zip.write(content);
            }
        } else {
            out.write(content);
        }
        Files.write(file, out.toByteArray());
    }
}
