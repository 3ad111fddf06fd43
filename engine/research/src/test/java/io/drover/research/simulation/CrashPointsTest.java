package io.drover.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.order.ClientKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes with a real journal that die at chosen points; {@code scripts/crash-test} takes them all. */
class CrashPointsTest {
    private static final Path RULES = Path.of("../../rules").toAbsolutePath().normalize();

    @TempDir
    static Path directory;

    @Test
    void a_process_that_dies_around_a_send_neither_repeats_nor_loses_an_order() throws IOException {
        List<CrashTrial.Verdict> verdicts = killed(
                ClientKey.UNIQUE,
                1,
                CrashPoint.CLAIM_AFTER,
                CrashPoint.SENDING_AFTER,
                CrashPoint.SYNC_AFTER,
                CrashPoint.ORDER_HALF_SENT,
                CrashPoint.ORDER_SENT,
                CrashPoint.OUTCOME_BEFORE,
                CrashPoint.FILL_AFTER,
                CrashPoint.CHANGE_SENT);

        assertThat(verdicts).allMatch(CrashTrial.Verdict::isSound).hasSize(8);
    }

    @Test
    void a_machine_that_loses_its_power_keeps_what_it_acted_upon() throws IOException {
        List<CrashTrial.Verdict> verdicts = killed(
                ClientKey.REFERENCE,
                2,
                CrashPoint.JOURNAL_HALF_WRITTEN,
                CrashPoint.JOURNAL_WRITTEN,
                CrashPoint.ORDER_SENT,
                CrashPoint.RECONCILED_BEFORE);

        assertThat(verdicts).allMatch(CrashTrial.Verdict::isSound).hasSize(4);
    }

    @Test
    void a_disk_that_fills_up_while_it_trades_makes_no_order_come_twice_or_get_lost() throws IOException {
        try (CrashTrial trial = new CrashTrial(place(ClientKey.NONE, 4), ClientKey.NONE, 4, true)) {
            assertThat(trial.breakDisk(DiskFault.FULL)).matches(CrashTrial.Verdict::isSound);
        }
    }

    private static CrashTrial.Place place(ClientKey key, long seed) {
        return new CrashTrial.Place(
                directory.resolve(key + "-" + seed), RULES, directory.resolve("cache"), Optional.empty());
    }

    /** An even seed cuts the power with each death. */
    private static List<CrashTrial.Verdict> killed(ClientKey key, long seed, CrashPoint... points) throws IOException {
        try (CrashTrial trial = new CrashTrial(place(key, seed), key, seed, seed % 2 == 0)) {
            List<CrashTrial.Verdict> verdicts = new ArrayList<>();
            for (CrashPoint point : points) {
                verdicts.add(trial.kill(point));
            }
            return verdicts;
        }
    }
}
