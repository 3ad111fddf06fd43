package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.config.ConfigReader;
import io.drover.app.config.Configuration;
import io.drover.app.run.CommandFolder;
import io.drover.app.run.Heartbeat;
import io.drover.app.run.Latches;
import io.drover.app.run.MachineWatch;
import io.drover.app.run.PaperRun;
import io.drover.app.run.ReplayPlan;
import io.drover.app.run.RunAlerts;
import io.drover.app.run.RunEnd;
import io.drover.app.run.RunTerms;
import io.drover.app.run.Safeguards;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.journal.JournalRecord;
import io.drover.market.calendar.Calendars;
import io.drover.market.read.Samples;
import io.drover.model.Mode;
import io.drover.model.TradingState;
import io.drover.port.ForwardingJournal;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.port.RuleEvaluator;
import io.drover.research.ReplaySetup;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.Rulebook;
import io.drover.store.MemoryJournal;
import io.drover.trading.MachineTrouble;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    private static final Clock WALL = Clock.systemUTC();
    private static final Path RULES = Path.of("..", "..", "rules");

    @TempDir
    private Path dir;

    private final List<JournalRecord> kept = new ArrayList<>();

    @Test
    void c41_a_full_disk_ends_the_run_halted_with_nothing_sent_after_it() {
        RunEnd end = runWithRoomFor(300);

        assertThat(end.healthy()).isFalse();
        assertThat(end.reason()).startsWith("HALTED: ").contains("the disk is full");
        List<JournalRecord> after = kept.subList(300, kept.size());
        assertThat(after)
                .filteredOn(JournalRecord.StateLowered.class::isInstance)
                .extracting(record -> ((JournalRecord.StateLowered) record).state())
                .contains(TradingState.HALTED);
        assertThat(after).noneMatch(JournalRecord.Sending.class::isInstance);
    }

    private RunEnd runWithRoomFor(int records) {
        Configuration config =
                ConfigReader.read(Optional.empty(), Map.of("DROVER__CYCLE__WARM_UP_CYCLES", "0"), List.of());
        Calendars calendars = Calendars.standard();
        ReplayPlan plan = new ReplayPlan(
                config,
                new Samples(Path.of("target", "sample-data"), calendars).get("eth"),
                calendars,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "test");
        try (RuleEvaluator rules = Rulebook.compile(
                Rulebook.read(RULES, RULES), EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)))) {
            ReplaySetup setup = plan.setup(Mode.PAPER, rules, note -> {});
            RunTerms terms = new RunTerms(
                    new BigDecimal("1000000000"),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    "0 5 0 * * ?",
                    Duration.ofMinutes(5));
            return new PaperRun(
                            setup,
                            terms,
                            new PaperRun.Surroundings(
                                    clock -> new FillingDisk(new MemoryJournal(clock), records),
                                    (market, clock) -> SimulatedBroker.inMemory(setup.simulation(), market, clock),
                                    new Latches(
                                            dir.resolve("KILL"),
                                            dir.resolve("HALT"),
                                            dir.resolve("STOP"),
                                            dir.resolve("fence.json"),
                                            new CommandFolder(dir.resolve("commands"))),
                                    Optional::empty,
                                    WALL,
                                    System::nanoTime,
                                    () -> {},
                                    () -> {},
                                    progress -> {},
                                    new Safeguards(
                                            new Heartbeat(dir.resolve("heartbeat.json"), System::nanoTime),
                                            new MachineWatch(
                                                    config.execution().machine(),
                                                    WALL,
                                                    System::nanoTime,
                                                    () -> Long.MAX_VALUE),
                                            Optional.empty(),
                                            new RunAlerts() {
                                                @Override
                                                public void alarm(String code, String text) {}

                                                @Override
                                                public Optional<MachineTrouble> trouble() {
                                                    return Optional.empty();
                                                }
                                            },
                                            Optional::empty),
                                    why -> {}))
                    .run();
        }
    }

    /** Takes so many records, then only what the reserve is for. */
    private final class FillingDisk extends ForwardingJournal {
        private final Journal journal;
        private final int room;

        FillingDisk(Journal journal, int room) {
            this.journal = journal;
            this.room = room;
        }

        @Override
        protected Journal journal() {
            return journal;
        }

        @Override
        public long append(JournalRecord record) {
            boolean reserved = record instanceof JournalRecord.StateLowered || record instanceof JournalRecord.RunEnded;
            if (kept.size() >= room && !reserved) {
                throw new JournalException("the disk is full");
            }
            kept.add(record);
            return journal.append(record);
        }
    }
}
