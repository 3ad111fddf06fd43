package io.drover.research.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.rulebook.RuleCache;
import io.drover.store.MemoryJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts and P&L are those of the yardstick to the last unit, decided by rules in DRL. */
class YardstickTest {
    private static final Path RULES = Path.of("../../rules");
    private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(strings = {"w1t", "w2s", "w2g"})
    void counts_and_profit_equal_the_published_ones(String name) throws IOException {
        YardstickSources yardstick = new YardstickSources(work);
        Path properties = yardstick.workload(name);

        String line = run(properties, yardstick.bars(properties, name));

        assertThat(counts(line)).isEqualTo(yardstick.expected(name));
    }

    /** A cut of w2 with crossings over a bar on which both averages were equal: comparing with that bar would miss them. */
    @Test
    void a_crossing_over_an_equal_bar_counts() throws IOException {
        YardstickSources yardstick = new YardstickSources(work);
        Path properties = yardstick.workload("w2", "w2cut", "data.symbols=20", "data.bars=1200");
        Path data = yardstick.bars(properties, "w2cut");

        String line = run(properties, data);

        assertThat(crossingsOverAnEqualBar(data)).isPositive();
        assertThat(counts(line)).isEqualTo(yardstick.reference(properties, data));
    }

    @Test
    void live_cycles_count_what_was_published() throws IOException {
        String expected = new YardstickSources(work).expected("w3-50x500");

        String line = yardstick().live(50, 500, Pacing.NONE);

        assertThat(line).startsWith("engine=drover work=w3-50x500 " + expected + " ");
    }

    @Test
    void parameter_sets_sum_up_to_what_the_reference_loop_says() throws IOException {
        YardstickSources yardstick = new YardstickSources(work);
        Path properties = yardstick.workload("w1t", "w1cut", "data.bars=400");
        Path data = yardstick.bars(properties, "w1cut");

        String line = yardstick().sweep(properties, data, 2);

        assertThat(line).startsWith("engine=drover " + yardstick.referenceSweep(properties, data) + " threads=2 ");
    }

    /** A leak of one object a cycle and symbol would be a hundred times as much. */
    @Test
    void live_cycles_leave_nothing_behind_but_orders() {
        String line = yardstick().soak(20, 4000, MemoryJournal::counting);

        Map<String, String> values = Arrays.stream(line.split(" ", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThat(values).containsEntry("cycles", "4000");
        assertThat(Arrays.stream(values.get("facts").split(",", -1)).mapToInt(Integer::parseInt))
                .allMatch(facts -> facts < 20 * 12 + 60);
        assertThat(Double.parseDouble(values.get("heap_bytes_per_order"))).isLessThan(8000);
    }

    @Test
    void fresh_sessions_count_the_same() {
        Yardstick yardstick = yardstick(RuleCache.in(work));

        String direct = yardstick.live(20, 120, Pacing.NONE);
        String fresh = yardstick.withFreshSessions().live(20, 120, Pacing.NONE);

        assertThat(direct).doesNotContain("entries=0");
        assertThat(fresh.substring(0, fresh.indexOf(" p50"))).isEqualTo(direct.substring(0, direct.indexOf(" p50")));
    }

    @Test
    void orders_of_a_cycle_wait_for_one_sync_together() throws IOException {
        String line = yardstick(RuleCache.in(work)).audit(20, 120, work, folder -> MemoryJournal.counting(STILL));

        assertThat(line)
                .startsWith("engine=drover work=audit-20x120 cycles=120 ")
                .contains(" syncs_a_cycle_max=1 ");
        assertThat(line).doesNotContain("with_orders=0 ");
    }

    @Test
    void one_of_a_hundred_files_changes_between_cycles_and_a_broken_one_never_does() {
        String line = yardstick(RuleCache.in(work)).reload(20, 21, Pacing.NONE, Runnable::run);

        assertThat(line).contains(" reloads=1 refused=1 ");
    }

    private static String run(Path properties, Path data) throws IOException {
        return yardstick().run(properties, data);
    }

    private static Yardstick yardstick() {
        return yardstick(RuleCache.none());
    }

    private static Yardstick yardstick(RuleCache cache) {
        return new Yardstick(RULES, cache, new Machine(STILL, () -> 0, () -> 0));
    }

    private static String counts(String line) {
        return line.substring(line.indexOf("bars="), line.indexOf(" load_ms"));
    }

    private static int crossingsOverAnEqualBar(Path data) throws IOException {
        int found = 0;
        try (var files = Files.list(data)) {
            for (Path file : files.sorted().toList()) {
                found += crossingsOverAnEqualBar(Files.readAllLines(file));
            }
        }
        return found;
    }

    private static int crossingsOverAnEqualBar(List<String> lines) {
        long[] close = lines.stream()
                .skip(1)
                .mapToLong(l -> Long.parseLong(l.split(",", -1)[4]))
                .toArray();
        int found = 0;
        int last = 0;
        int before = 1;
        for (int i = 49; i < close.length; i++) {
            int sign = Long.signum(sum(close, i, 10) * 50 - sum(close, i, 50) * 10);
            if (i > 49 && before == 0 && sign * last < 0) {
                found++;
            }
            last = sign == 0 ? last : sign;
            before = sign;
        }
        return found;
    }

    private static long sum(long[] close, int end, int length) {
        long sum = 0;
        for (int i = end - length + 1; i <= end; i++) {
            sum += close[i];
        }
        return sum;
    }
}
