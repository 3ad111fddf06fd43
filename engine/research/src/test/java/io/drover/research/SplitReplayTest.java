package io.drover.research;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulatedMarket;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.fact.Position;
import io.drover.journal.JournalRecord;
import io.drover.market.calendar.Calendars;
import io.drover.market.read.BarFile;
import io.drover.market.read.BarReader;
import io.drover.market.read.CorporateActionReader;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import io.drover.store.MemoryJournal;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import io.drover.trading.Holding;
import io.drover.trading.Schedule;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Apple's real daily bars with a rule that buys a tenth of equity once and keeps it. The 7:1 split of 9 June 2014 makes 105 shares
 * of 15; the dividend of 9 August 2012 was 2.65 a share, of which the recorded amount is 2.6499.
 */
class SplitReplayTest {
    private static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");
    private static final Calendars CALENDARS = Calendars.standard();
    private static final SimulationSettings SIMULATION = SimulationSettings.of(Money.of("100000", Currency.USD));
    private static final String BUY_ONCE = """
            package rules.strategy.daily;

            import io.drover.fact.*;

            global ProposalRecorder propose;

            /** Buys a tenth of equity for the next opening, with a stop a tenth lower. */
            rule "strategy.daily.enter"
            when
                Bar( $s : symbol, timeframe == "1d", fresh )
                MarketState( symbol == $s, atNextOpen )
                not Position( symbol == $s )
                not OpenOrder( symbol == $s )
            then
                propose.buy(drools, $s).equityShare(0.10).stopLossRatio(0.10).atNextOpen().because("test");
            end
            """;

    private static RuleEvaluator rules;

    @TempDir
    Path work;

    @BeforeAll
    static void compile() {
        Path shipped = Path.of("../../rules");
        Map<String, String> files =
                new TreeMap<>(Rulebook.read(shipped, shipped).files());
        files.put("strategy/daily.drl", BUY_ONCE);
        rules = Rulebook.compile(
                RuleSources.of(files), EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @Test
    void a_position_its_stop_and_its_average_price_are_those_of_new_shares_after_a_split() {
        Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::new);

        try (Replay replay = new Replay(setup("2014-06-02", "2014-06-13"), SampleReplay.inMemory(journal))) {
            Backtest.run(replay, journal, OnHalt.STOP, r -> {});

            Holding held = replay.engine().state().books().holding(AAPL);
            // bought 15 at the open of 628.47 on 3 June: cash 100000 - 9427.05; 628.47 / 7 = 89.78142…
            assertThat(held.quantity()).isEqualTo(Quantity.of(105));
            assertThat(held.cost()).isEqualTo(Money.of("9427.05", Currency.USD));
            assertThat(replay.engine().state().books().cash()).isEqualTo(Money.of("90572.95", Currency.USD));
            // 90572.95 + 105 x 91.28
            assertThat(replay.broker().account().equity()).isEqualTo(Money.of("100157.35", Currency.USD));
            // decided at 628.65: the stop is 565.79 (628.65 x 0.9 = 565.785), and 565.79 / 7 = 80.827
            assertThat(replay.engine().state().books().openOrders())
                    .singleElement()
                    .satisfies(stop -> {
                        assertThat(stop.request().stopPx()).contains(Price.of("80.82"));
                        assertThat(stop.leavesQty()).isEqualTo(Quantity.of(105));
                    });
            assertThat(replay.engine().reconcile()).isEmpty();
        }
        // the best close before the split was 647.35 on 5 June; 93.7 on the day of the split is more than a seventh of
        // it
        assertThat(positions(journal))
                .filteredOn(p -> p.quantity() == 105)
                .first()
                .satisfies(p -> assertThat(p.highSinceEntry()).isEqualTo(93.7));
    }

    @Test
    void who_held_at_the_close_before_the_ex_date_is_paid_the_dividend() {
        Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::new);

        try (Replay replay = new Replay(setup("2012-08-06", "2012-08-13"), SampleReplay.inMemory(journal))) {
            Backtest.run(replay, journal, OnHalt.STOP, r -> {});

            // 16 at the open of 622.5 on 7 August: 90040 are left; 16 x 2.6499 = 42.3984, in cents 42.4, as 16 x 2.65
            assertThat(replay.engine().state().books().cash()).isEqualTo(Money.of("90082.4", Currency.USD));
            assertThat(replay.engine().reconcile()).isEmpty();
        }
    }

    @Test
    void who_buys_on_the_ex_date_is_not_paid() {
        Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::new);

        try (Replay replay = new Replay(setup("2012-08-08", "2012-08-13"), SampleReplay.inMemory(journal))) {
            Backtest.run(replay, journal, OnHalt.STOP, r -> {});

            // 16 at the open of 617.85 on 9 August
            assertThat(replay.engine().state().books().cash()).isEqualTo(Money.of("90114.4", Currency.USD));
        }
    }

    @Test
    void an_order_that_waits_over_the_split_buys_new_shares() {
        Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::new);

        try (Replay replay = new Replay(setup("2014-06-06", "2014-06-13"), SampleReplay.inMemory(journal))) {
            Backtest.run(replay, journal, OnHalt.STOP, r -> {});

            // 15 decided at 645.57 on Friday become 105, bought at the open of 92.69 on Monday
            assertThat(replay.engine().state().books().holding(AAPL).quantity()).isEqualTo(Quantity.of(105));
            assertThat(replay.engine().state().books().cash()).isEqualTo(Money.of("90267.55", Currency.USD));
            assertThat(replay.engine().reconcile()).isEmpty();
        }
    }

    @Test
    void a_run_that_is_interrupted_after_every_cycle_ends_with_the_same_books() {
        BacktestResult whole = backtest();

        BacktestResult result = whole;
        int starts = 0;
        boolean more = true;
        while (more) {
            starts++;
            Opened<FileJournal> journal = journal();
            try (Replay replay = onDisk(journal);
                    journal) {
                assertThat(replay.start()).isEmpty();
                more = replay.step();
                result = Backtest.result(replay, journal, "");
            }
        }

        assertThat(starts).isEqualTo(11);
        assertThat(result.equity()).isEqualTo(whole.equity());
        assertThat(result.decisionHash()).isEqualTo(whole.decisionHash());
    }

    /** Killed after the broker has logged the split and before our journal heard of it. */
    @Test
    void a_split_that_only_the_broker_has_booked_is_learned_at_the_next_start() {
        Opened<FileJournal> first = journal();
        try (Replay replay = onDisk(first);
                first) {
            replay.start();
            while (replay.now().isBefore(Instant.parse("2014-06-06T20:00:00Z"))) {
                replay.step();
            }
        }
        Instant monday = Instant.parse("2014-06-09T00:00:00Z");
        try (SimulatedBroker broker = SimulatedBroker.logged(
                work.resolve("sim"),
                SIMULATION,
                SimulatedMarket.of(List.of(apple())),
                Clock.fixed(monday, ZoneOffset.UTC))) {
            assertThat(broker.split(new ExecId("SPLIT-AAPL.XNAS-2014-06-09"), AAPL, monday, new BigDecimal("7")))
                    .isPresent();
        }

        Opened<FileJournal> second = journal();
        try (Replay replay = onDisk(second);
                second) {
            assertThat(replay.start()).isEmpty();
            assertThat(replay.engine().state().books().holding(AAPL).quantity()).isEqualTo(Quantity.of(105));
            while (replay.step()) {
                assertThat(replay.engine().reconcile()).isEmpty();
            }
            assertThat(replay.engine().state().books().holding(AAPL).quantity()).isEqualTo(Quantity.of(105));
        }
    }

    private BacktestResult backtest() {
        Opened<MemoryJournal> journal = new Opened<>(MemoryJournal::new);
        try (Replay replay = new Replay(setup("2014-06-02", "2014-06-13"), SampleReplay.inMemory(journal))) {
            return Backtest.run(replay, journal, OnHalt.STOP, r -> {});
        }
    }

    private Opened<FileJournal> journal() {
        return new Opened<>(
                clock -> FileJournal.open(work.resolve("audit"), clock, JournalKeys.in(work.resolve("keys"))));
    }

    private Replay onDisk(Opened<FileJournal> journal) {
        return new Replay(setup("2014-06-02", "2014-06-13"), SampleReplay.onDisk(journal, work.resolve("sim")));
    }

    private static List<Position> positions(Opened<MemoryJournal> journal) {
        List<Position> found = new ArrayList<>();
        journal.read(1, entry -> {
            if (entry.record() instanceof JournalRecord.Cycle cycle) {
                found.addAll(cycle.snapshot().all(Position.class));
            }
        });
        return found;
    }

    private static ReplaySetup setup(String first, String last) {
        DataSet data = data();
        ReplaySetup sample = SampleReplay.setup(rules, Mode.PAPER);
        return new ReplaySetup(
                sample.settings(),
                new TreeMap<>(Map.of(AAPL, apple())),
                data,
                CALENDARS,
                List.of(),
                List.of(new ScheduledCycle(
                        new Schedule("aapl-daily", List.of(AAPL), Set.of("daily")),
                        Cadence.onBars(data, Timeframe.DAILY))),
                rules,
                SIMULATION,
                Instant.parse(first + "T00:00:00Z"),
                Instant.parse(last + "T23:59:59Z"));
    }

    private static DataSet data() {
        BarFile bars = BarFile.of(shared("bars/daily/AAPL.csv.gz"), AAPL, Timeframe.DAILY, CALENDARS.get("XNYS"));
        return DataSet.builder("aapl-raw")
                .bars(BarReader.read(bars).series())
                .actions(CorporateActionReader.read(shared("corporate_actions/AAPL.csv"), AAPL))
                .build();
    }

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("drover.shared", "../../../shared"), "data")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped, no recorded data: " + name);
        return file;
    }

    private static Instrument apple() {
        return new Instrument(
                AAPL,
                AssetClass.EQUITY,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of(1),
                BigDecimal.ONE,
                "technology",
                "XNYS",
                PriceSource.BAR_CLOSE,
                Duration.ofDays(4),
                false);
    }
}
