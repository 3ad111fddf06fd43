package io.drover.report;

import static io.drover.report.JournalBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.decision.Verdict;
import io.drover.journal.JournalRecord.RunEnded;
import io.drover.journal.JournalRecord.RunStarted;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.journal.JournalRecord.StateRaised;
import io.drover.model.Control;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected numbers: see the computation at {@link SampleJournal}. */
class ReportFoldTest {
    private final ReportData data =
            AuditReport.collect(SampleJournal.journal()::read, Period.ALL, SampleJournal.context());

    @Test
    void summary_is_what_the_hand_computation_says() {
        assertThat(data.summary())
                .isEqualTo(new Summary(
                        d("10000"),
                        d("9976.715"),
                        d("-23.285"),
                        Optional.of(d("-0.0023285")),
                        d("0"),
                        d("-19.5"),
                        d("3.785"),
                        d("0"),
                        d("0.00445393"),
                        d("44.57"),
                        Optional.of(Instant.parse("2013-11-25T10:20:00Z")),
                        2,
                        1,
                        Optional.of(d("0.5")),
                        new Summary.Counts(8, 1, 0, 6, 1, 5, 6)));
    }

    @Test
    void round_trips_carry_weighted_average_prices_and_rules() {
        assertThat(data.roundTrips())
                .containsExactly(
                        new RoundTrip(
                                InstrumentId.parse(SampleJournal.BTC),
                                "trend",
                                "strategy.trend.enter",
                                "protective stop",
                                id('a').value(),
                                id('s').value(),
                                Instant.parse("2013-11-25T10:00:01Z"),
                                Instant.parse("2013-11-25T10:17:00Z"),
                                d("2"),
                                d("800.75"),
                                d("783.5"),
                                d("-34.5"),
                                d("3.17"),
                                d("-37.67")),
                        new RoundTrip(
                                InstrumentId.parse(SampleJournal.ETH),
                                "trend",
                                "strategy.trend.enter",
                                "strategy.trend.exit",
                                id('c').value(),
                                id('d').value(),
                                Instant.parse("2013-11-25T10:20:01Z"),
                                Instant.parse("2013-11-25T10:25:01Z"),
                                d("10"),
                                d("30"),
                                d("31.5"),
                                d("15"),
                                d("0.615"),
                                d("14.385")));
    }

    @Test
    void orders_know_their_fills_status_and_result() {
        assertThat(data.orders())
                .extracting(
                        o -> o.clOrdId().value().charAt(0),
                        OrderRow::origin,
                        OrderRow::status,
                        OrderRow::cumQty,
                        OrderRow::fees,
                        OrderRow::realizedPnl)
                .containsExactly(
                        tuple('a', "decision", "FILLED", d("2"), d("1.6"), d("0")),
                        tuple('b', "decision", "FILLED", d("1"), d("0.79"), d("-11.75")),
                        tuple('s', "protective stop", "FILLED", d("1"), d("0.78"), d("-22.75")),
                        tuple('c', "decision", "FILLED", d("10"), d("0.3"), d("0")),
                        tuple('d', "decision", "FILLED", d("10"), d("0.315"), d("15")),
                        tuple('e', "decision", "REJECTED", d("0"), d("0"), d("0")));
        assertThat(data.orders().get(0).avgPx()).contains(d("800.75"));
        assertThat(data.orders().get(1).events())
                .extracting(OrderRow.Event::what)
                .containsExactly("Intent", "Sending", "Accepted", "Fill", "Duplicate report");
        assertThat(data.orders().get(2).parent()).isEqualTo(id('a').value());
    }

    @Test
    void decisions_show_rule_source_values_facts_and_sizing() {
        DecisionRow first = data.decisions().get(0);

        assertThat(first.sizing()).isEqualTo("16 % of equity 10000 → 2 units at reference price 800");
        assertThat(first.rules()).hasSize(1);
        assertThat(first.rules().get(0).source()).isEqualTo("strategy/trend.drl:12");
        assertThat(first.rules().get(0).facts().get(1).values())
                .extracting(b -> b.name() + "=" + b.value())
                .containsExactly(
                        "symbol=" + SampleJournal.BTC,
                        "timeframe=5m",
                        "name=fast",
                        "value=801.5",
                        "previous=800.5",
                        "fresh=true");
    }

    @Test
    void verdicts_have_headroom_and_utilisation_also_at_a_limit_of_zero() {
        List<DecisionRow.ControlVerdict> verdicts = data.decisions().get(0).verdicts();

        assertThat(verdicts.get(0).headroom()).contains(d("400"));
        assertThat(verdicts.get(0).utilisation()).contains(d("0.8"));
        assertThat(verdicts.get(2).utilisation()).contains(d("0"));
    }

    @Test
    void controls_are_summed_up_per_limit_row() {
        ReportData.Utilisation c01 = data.controls().get(0);

        assertThat(c01)
                .isEqualTo(new ReportData.Utilisation(
                        Control.C01,
                        "limits.csv:1",
                        4,
                        1,
                        Optional.of(d("1.22865473")),
                        Optional.of(d("0.8")),
                        Optional.of(d("1475")),
                        Optional.of(d("1200.5")),
                        "2-0"));
    }

    @Test
    void results_are_attributed_to_strategies_entry_rules_and_exit_rules() {
        assertThat(data.attribution())
                .containsExactly(
                        new ReportData.Attribution(
                                "strategy", "trend", 5, 1, 2, 1, d("-19.5"), d("3.785"), d("-23.285")),
                        new ReportData.Attribution(
                                "entry rule", "strategy.trend.enter", 3, 1, 2, 1, d("-19.5"), d("3.785"), d("-23.285")),
                        new ReportData.Attribution(
                                "exit rule", "protective stop", 0, 0, 1, 0, d("-34.5"), d("3.17"), d("-37.67")),
                        new ReportData.Attribution(
                                "exit rule", "strategy.trend.exit", 2, 0, 1, 1, d("15"), d("0.615"), d("14.385")));
    }

    @Test
    void first_line_says_when_and_why_trading_halted() {
        assertThat(data.header().ending())
                .isEqualTo("HALTED since 2013-11-25 10:35:00 UTC, by engine: cycle 8 over its budget of 2 s. "
                        + "Run 1 ended at 2013-11-25 10:36:00 UTC: end of data.");
        assertThat(data.header().tradingState()).isEqualTo(TradingState.HALTED);
        assertThat(data.states())
                .extracting(ReportData.StateChange::effective)
                .containsExactly(TradingState.REDUCING, TradingState.ACTIVE, TradingState.HALTED);
    }

    @Test
    void first_line_names_the_control_and_the_halts_that_were_raised() {
        JournalBuilder journal = new JournalBuilder();
        StateLowered halted = new StateLowered(
                "rule:guard.halt.daily-loss-halted|ACCOUNT|HALTED",
                Scope.ACCOUNT,
                TradingState.HALTED,
                Optional.of(Control.C19),
                "loss of the day",
                "rule:guard.halt.daily-loss-halted",
                false);
        journal.add(new RunStarted(1, Mode.BACKTEST, "a", Currency.USD, "b", "r", "c"));
        journal.add(halted);
        journal.add(new StateRaised(halted.id(), "--on-halt next-day", "operator:backtest:on-halt"));
        journal.add(halted);
        journal.add(new RunEnded("trading is HALTED"));

        Header header = AuditReport.collect(journal::read, Period.ALL, SampleJournal.context())
                .header();

        assertThat(header.ending())
                .isEqualTo("HALTED since 2013-11-25 10:00:00 UTC, by rule:guard.halt.daily-loss-halted: loss of the day"
                        + " (C19 %s). Run 1 ended at 2013-11-25 10:00:00 UTC: trading is HALTED."
                                .formatted(Control.C19.code())
                        + " Halts raised on the way: 1.");
        assertThat(header.restriction())
                .contains(new Header.Restriction(
                        journal.now(),
                        TradingState.HALTED,
                        Scope.ACCOUNT,
                        halted.id(),
                        Optional.of(Control.C19),
                        Optional.of(Control.C19.code()),
                        "loss of the day",
                        "rule:guard.halt.daily-loss-halted"));
    }

    @Test
    void an_empty_period_still_makes_a_report(@TempDir Path directory) {
        Period period = Period.of(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2020-01-02T00:00:00Z"));

        ReportData empty = AuditReport.collect(SampleJournal.journal()::read, period, SampleJournal.context());
        AuditReport.writeHtml(empty, directory.resolve("a.html"));
        AuditReport.writeCsv(empty, directory);

        assertThat(empty.summary().counts()).isEqualTo(new Summary.Counts(0, 0, 0, 0, 0, 0, 0));
        assertThat(directory.resolve("a.html")).content().contains("The period holds no cycle.");
    }

    @Test
    void a_verdict_without_a_finite_value_shows_none() {
        JournalBuilder journal = new JournalBuilder();
        journal.add(new CycleBuilder(1, journal.now())
                .limit("C01/ACCOUNT///", "limits.csv:7", 1200)
                .buy(
                        SampleJournal.BTC,
                        "1",
                        800,
                        "",
                        new Verdict(Control.C01, "C01/ACCOUNT///", 0, 1200, Verdict.Outcome.NOT_FINITE),
                        new Verdict(Control.C02, "", 0, 0, Verdict.Outcome.MISSING))
                .build());

        ReportData data = AuditReport.collect(journal::read, Period.ALL, SampleJournal.context());

        assertThat(data.decisions().get(0).verdicts())
                .containsExactly(
                        new DecisionRow.ControlVerdict(
                                Control.C01,
                                "limits.csv:7 ACCOUNT",
                                Optional.empty(),
                                Optional.of(d("1200")),
                                Optional.empty(),
                                Optional.empty(),
                                Verdict.Outcome.NOT_FINITE),
                        new DecisionRow.ControlVerdict(
                                Control.C02,
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Verdict.Outcome.MISSING));
    }

    @Test
    void a_period_leaves_out_what_was_before_and_never_reads_what_came_after() {
        Period period = Period.of(Instant.parse("2013-11-25T10:10:00Z"), Instant.parse("2013-11-25T10:20:00Z"));

        ReportData part = AuditReport.collect(SampleJournal.journal()::read, period, SampleJournal.context());

        assertThat(part.summary().counts()).isEqualTo(new Summary.Counts(2, 0, 0, 1, 0, 1, 2));
        assertThat(part.summary().realizedPnl()).isEqualTo(d("-34.5"));
        assertThat(part.summary().pnl()).isEqualTo(d("-11.79"));
        assertThat(part.orders()).extracting(o -> o.clOrdId().value().charAt(0)).containsExactly('b', 's');
        assertThat(part.decisions()).extracting(DecisionRow::ordinal).containsExactly("1-0", "3-0");
        assertThat(part.header().ending()).startsWith("Run 1 has no recorded end");
        assertThat(part.header().tradingState()).isEqualTo(TradingState.ACTIVE);
    }

    private static BigDecimal d(String text) {
        return new BigDecimal(text);
    }
}
