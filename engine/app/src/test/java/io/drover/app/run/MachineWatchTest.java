package io.drover.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.config.MachineSettings;
import io.drover.journal.JournalRecord;
import io.drover.trading.MachineTrouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineWatchTest {
    private static final long MIB = 1 << 20;
    private static final MachineSettings SETTINGS =
            new MachineSettings(1024, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(2));

    @TempDir
    private Path dir;

    private Instant wall = Instant.parse("2026-01-05T12:00:00Z");
    private long nanos;
    private long free = 1024 * MIB;
    private final MachineWatch watch = new MachineWatch(SETTINGS, new Wall(), () -> nanos, () -> free);

    @Test
    void c41_less_than_the_least_free_disk_space_is_trouble() {
        assertThat(watch.look()).isEmpty();

        free = 1024 * MIB - 1;

        assertThat(watch.look()).containsExactly(new MachineTrouble("DISK_LOW", "free_mib=1023, min_mib=1024"));
    }

    @ParameterizedTest
    @CsvSource({"2000, false", "2001, true", "-2000, false", "-2001, true", "600000, true"})
    void c30_a_wall_clock_that_jumps_against_the_monotonic_one_is_trouble(long jumpMillis, boolean trouble) {
        nanos += Duration.ofHours(1).toNanos();
        wall = wall.plus(Duration.ofHours(1)).plusMillis(jumpMillis);

        assertThat(watch.look().stream().anyMatch(t -> t.code().equals("CLOCK_JUMPED")))
                .isEqualTo(trouble);
    }

    @Test
    void c41_a_journal_that_is_slow_more_than_once_in_a_hundred_times_is_trouble() {
        for (int cycle = 0; cycle < 98; cycle++) {
            sync(Duration.ofMillis(1));
        }
        sync(Duration.ofSeconds(1));
        boolean tooEarly = watch.look().isEmpty();
        sync(Duration.ofSeconds(1));

        assertThat(tooEarly).isTrue();
        assertThat(watch.look()).extracting(MachineTrouble::code).containsExactly("JOURNAL_SLOW");
    }

    @Test
    void what_a_run_faster_than_its_data_decides_does_not_depend_on_the_speed_of_the_machine() {
        MachineWatch hurried = new MachineWatch(SETTINGS.onTheClockOfItsData(), new Wall(), () -> nanos, () -> free);
        for (int cycle = 0; cycle < 100; cycle++) {
            hurried.saw(synced(Duration.ofMinutes(1)));
        }
        wall = wall.plusSeconds(3600);

        boolean calm = hurried.look().isEmpty();
        free = 0;

        assertThat(calm).isTrue();
        assertThat(hurried.look()).extracting(MachineTrouble::code).containsExactly("DISK_LOW");
    }

    @Test
    void c35_a_watchdog_is_silent_when_what_it_writes_does_not_change() throws Exception {
        Path file = dir.resolve("watchdog.json");
        WatchdogSilence silence = new WatchdogSilence(file, Duration.ofSeconds(30), () -> nanos);
        nanos = Duration.ofSeconds(30).toNanos();
        Optional<MachineTrouble> inTime = silence.look();
        Files.writeString(file, "7 1\n");
        silence.look();
        nanos = Duration.ofSeconds(60).toNanos();
        Optional<MachineTrouble> heard = silence.look();
        nanos = Duration.ofSeconds(61).toNanos();

        assertThat(inTime).isEmpty();
        assertThat(heard).isEmpty();
        assertThat(silence.look()).map(MachineTrouble::code).contains("WATCHDOG_SILENT");
    }

    private void sync(Duration time) {
        watch.saw(synced(time));
    }

    private JournalRecord synced(Duration time) {
        return new JournalRecord.CycleTiming(1, wall, 0, 0, 0, time.toNanos(), "reference");
    }

    private final class Wall extends Clock {
        @Override
        public Instant instant() {
            return wall;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
