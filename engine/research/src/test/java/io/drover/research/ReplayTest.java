package io.drover.research;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Mode;
import io.drover.port.Journal;
import io.drover.port.RuleEvaluator;
import io.drover.store.MemoryJournal;
import io.drover.store.file.AuditVerifier;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real prices, shipped rules, shipped limits. */
class ReplayTest {
    private static RuleEvaluator rules;

    @TempDir
    Path work;

    @BeforeAll
    static void compile() {
        rules = SampleReplay.rules();
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @Test
    void shipped_packs_trade_with_shipped_limits() {
        Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::new);

        BacktestResult result;
        try (Replay replay = new Replay(SampleReplay.setup(rules, Mode.BACKTEST), SampleReplay.inMemory(journal))) {
            result = Backtest.run(replay, journal, OnHalt.STOP, r -> {});
        }

        assertThat(result.cycles()).isEqualTo(580);
        assertThat(result.orders()).isGreaterThan(20);
    }

    @Test
    void two_runs_make_the_same_records_to_the_last_byte() {
        BacktestResult one = backtest(Mode.BACKTEST);
        BacktestResult other = backtest(Mode.BACKTEST);

        assertThat(other).isEqualTo(one);
    }

    /** Nothing between snapshot and gate knows the mode, so decisions and books are the same; the chain says which it was. */
    @Test
    void a_paper_replay_decides_as_a_backtest_does() {
        BacktestResult backtest = backtest(Mode.BACKTEST);
        BacktestResult paper = backtest(Mode.PAPER);

        assertThat(paper.decisionHash()).isEqualTo(backtest.decisionHash());
        assertThat(paper.equity()).isEqualTo(backtest.equity());
        assertThat(paper.chainHead()).isNotEqualTo(backtest.chainHead());
    }

    @Test
    void a_replay_that_was_interrupted_ends_with_the_books_of_one_that_was_not() {
        BacktestResult whole = backtest(Mode.PAPER);
        Random random = new Random(7);
        List<Integer> stops = new ArrayList<>();
        Journals journals = new Journals(work);

        BacktestResult result = whole;
        boolean more = true;
        while (more) {
            int steps = 40 + random.nextInt(60);
            stops.add(steps);
            Opened<FileJournal> journal = journals.next();
            try (Replay replay = new Replay(
                            SampleReplay.setup(rules, Mode.PAPER), SampleReplay.onDisk(journal, work.resolve("sim")));
                    Journal opened = journal) {
                assertThat(replay.start()).isEmpty();
                for (int i = 0; i < steps && more; i++) {
                    more = replay.step();
                }
                result = Backtest.result(replay, opened, "");
            }
        }

        assertThat(stops).hasSizeGreaterThan(5);
        assertThat(result.equity()).isEqualTo(whole.equity());
        assertThat(result.realizedPnl()).isEqualTo(whole.realizedPnl());
        assertThat(result.orders()).isEqualTo(whole.orders());
        assertThat(result.decisionHash()).isEqualTo(whole.decisionHash());
        assertThat(AuditVerifier.verify(
                                work.resolve("audit"),
                                JournalKeys.in(work.resolve("keys")).publicKey())
                        .isSound())
                .isTrue();
    }

    private static BacktestResult backtest(Mode mode) {
        Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::counting);
        try (Replay replay = new Replay(SampleReplay.setup(rules, mode), SampleReplay.inMemory(journal))) {
            return Backtest.run(replay, journal, OnHalt.STOP, r -> {});
        }
    }

    /** The journals of one directory, one after the other. */
    private record Journals(Path work) {
        Opened<FileJournal> next() {
            JournalKeys keys = JournalKeys.in(work.resolve("keys"));
            return new Opened<>(clock -> FileJournal.open(work.resolve("audit"), clock, keys));
        }
    }
}
