package io.drover.research;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.Control;
import io.drover.model.Mode;
import io.drover.model.TradingState;
import io.drover.port.RuleEvaluator;
import io.drover.store.MemoryJournal;
import io.drover.trading.Cause;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two days of real ETH bars with rungs of the day's loss so low that the first losing trades reach them. */
class HaltedBacktestTest {
    private static final String RUNG = "0.0002";
    private static final String HALT = "0.0005";
    private static final String FAR = "0.9";
    private static final String OPERATOR = "operator:backtest:on-halt";

    private final List<JournalEntry> entries = new ArrayList<>();

    @Test
    void stop_ends_the_backtest_with_the_cycle_that_halted() {
        BacktestResult result = run(OnHalt.STOP, RUNG, HALT, FAR);

        assertThat(result.ended()).isEqualTo("trading is HALTED");
        assertThat(result.cycles()).isLessThan(580);
        assertThat(result.restriction().flatMap(Cause::control)).contains(Control.C19);
        JournalRecord.Cycle last = cycles().get(cycles().size() - 1);
        assertThat(last.states())
                .anyMatch(request -> request.state() == TradingState.HALTED && request.control() == Control.C19);
        assertThat(records()).last().isEqualTo(new JournalRecord.RunEnded("trading is HALTED"));
        assertThat(raised()).isEmpty();
    }

    @Test
    void next_day_acknowledges_at_the_first_cycle_of_the_next_accounting_day() {
        long ordersUntilHalt = run(OnHalt.STOP, RUNG, HALT, FAR).orders();

        BacktestResult result = run(OnHalt.NEXT_DAY, RUNG, HALT, FAR);

        assertThat(result.ended()).isEqualTo("end of data");
        assertThat(result.cycles()).isEqualTo(580);
        assertThat(result.orders()).isGreaterThan(ordersUntilHalt);
        assertThat(raised()).isNotEmpty();
        for (JournalEntry raise : raised()) {
            JournalRecord.Cycle before = lastCycle(entries.subList(0, entries.indexOf(raise)));
            JournalRecord.Cycle after = cycles().get(cycles().indexOf(before) + 1);
            assertThat(day(before)).isBefore(day(after));
            assertThat(raise.at()).isEqualTo(after.scheduledAt());
        }
    }

    @Test
    void acknowledge_raises_all_rungs_of_the_control_before_the_next_cycle() {
        BacktestResult result = run(OnHalt.ACKNOWLEDGE, RUNG, HALT, FAR);

        assertThat(result.ended()).isEqualTo("end of data");
        JournalEntry halt = entries.stream()
                .filter(e -> e.record() instanceof JournalRecord.StateLowered lowered
                        && lowered.state() == TradingState.HALTED)
                .findFirst()
                .orElseThrow();
        JournalRecord.Cycle halted = cycles().stream()
                .filter(c -> c.scheduledAt().equals(halt.at()))
                .findFirst()
                .orElseThrow();
        JournalRecord.Cycle next = cycles().get(cycles().indexOf(halted) + 1);
        assertThat(raised())
                .filteredOn(e -> e.at().equals(next.scheduledAt()))
                .extracting(e -> ((JournalRecord.StateRaised) e.record()).id())
                .containsExactlyInAnyOrder(
                        "rule:guard.halt.daily-loss-reducing|ACCOUNT|REDUCING",
                        "rule:guard.halt.daily-loss-halted|ACCOUNT|HALTED");
        assertThat(next.states()).as("the same rung on the old reference").isEmpty();
    }

    @Test
    void what_killed_is_never_raised() {
        BacktestResult result = run(OnHalt.ACKNOWLEDGE, RUNG, RUNG, HALT);

        assertThat(result.ended()).isEqualTo("trading is KILLED");
        assertThat(result.restriction().map(Cause::state)).contains(TradingState.KILLED);
        assertThat(cycles()).hasSizeLessThan(580);
        assertThat(records())
                .filteredOn(JournalRecord.StateRaised.class::isInstance)
                .noneMatch(r -> ((JournalRecord.StateRaised) r).id().endsWith("KILLED"));
    }

    private BacktestResult run(OnHalt onHalt, String reducing, String halted, String killed) {
        Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::new);
        try (RuleEvaluator rules = SampleReplay.rules(reducing, halted, killed);
                Replay replay = new Replay(SampleReplay.setup(rules, Mode.BACKTEST), SampleReplay.inMemory(journal))) {
            BacktestResult result = Backtest.run(replay, journal, onHalt, r -> {});
            entries.clear();
            journal.read(1, entries::add);
            return result;
        }
    }

    private List<JournalRecord> records() {
        return entries.stream().map(JournalEntry::record).toList();
    }

    private List<JournalRecord.Cycle> cycles() {
        return cycles(entries);
    }

    private static List<JournalRecord.Cycle> cycles(List<JournalEntry> entries) {
        return entries.stream()
                .map(JournalEntry::record)
                .filter(JournalRecord.Cycle.class::isInstance)
                .map(JournalRecord.Cycle.class::cast)
                .toList();
    }

    private static JournalRecord.Cycle lastCycle(List<JournalEntry> entries) {
        List<JournalRecord.Cycle> cycles = cycles(entries);
        return cycles.get(cycles.size() - 1);
    }

    /** What our stand-in for a person has raised. */
    private List<JournalEntry> raised() {
        return entries.stream()
                .filter(e -> e.record() instanceof JournalRecord.StateRaised raised
                        && raised.by().equals(OPERATOR))
                .toList();
    }

    private static LocalDate day(JournalRecord.Cycle cycle) {
        return cycle.scheduledAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
