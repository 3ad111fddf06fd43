package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Decision;
import io.drover.decision.Measurement;
import io.drover.decision.StrategyRow;
import io.drover.decision.Verdict;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.Control;
import io.drover.model.Currency;
import io.drover.model.ExecType;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import io.drover.port.RuleFailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void an_accepted_proposal_is_sent_once_with_its_protective_stop_below_the_reference() {
        bench.rules.asks(buy(AAPL, 10));

        bench.started().cycle();

        assertThat(bench.broker.submitted).hasSize(1);
        OrderRequest order = bench.broker.submitted.get(0);
        assertThat(order.side()).isEqualTo(Side.BUY);
        assertThat(order.orderQty()).isEqualTo(Quantity.of(10));
        assertThat(order.protection().stopPx()).contains(Price.of("90"));
        assertThat(bench.decisions().get(0).accepted()).isTrue();
    }

    @Test
    void every_intent_is_durable_before_it_is_sent() {
        bench.rules.asks(buy(AAPL, 10));
        List<Integer> durable = new ArrayList<>();
        bench.broker.answer(r -> {
            durable.add(bench.journal.synced());
            return new SubmitResult.Unknown("none");
        });

        bench.started().cycle();

        List<JournalRecord> records = bench.journal.records();
        int sending =
                records.indexOf(bench.journal.all(JournalRecord.Sending.class).get(0));
        assertThat(durable).hasSize(1);
        assertThat(durable.get(0)).isGreaterThan(sending);
    }

    @ParameterizedTest
    @MethodSource("io.drover.model.Control#mandatory")
    void a_proposal_without_the_verdict_of_a_mandatory_control_is_denied(Control control) {
        bench.rules.asks(buy(AAPL, 10)).reports(all -> without(all, control));

        bench.started().cycle();

        assertThat(bench.denials()).containsExactly("CONTROL_VERDICT_MISSING");
        assertThat(bench.broker.submitted).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.drover.model.Control#mandatory")
    void two_verdicts_for_one_limit_row_are_a_contradiction(Control control) {
        bench.rules.asks(buy(AAPL, 10)).reports(all -> twice(all, control));

        bench.started().cycle();

        assertThat(bench.denials()).contains("CONTROL_VERDICT_INVALID");
        assertThat(bench.broker.submitted).isEmpty();
    }

    @Test
    void a_value_that_is_not_a_number_fails() {
        bench.rules
                .asks(buy(AAPL, 10))
                .reports(all -> all.stream()
                        .map(m -> m.control() == Control.C24
                                ? new Measurement(
                                        m.proposal(), m.control(), m.row(), Double.NaN, m.limit(), m.sum(), m.rule())
                                : m)
                        .toList());

        bench.started().cycle();

        assertThat(bench.denials()).containsExactly("CONTROL_VERDICT_INVALID");
    }

    /** 10 units at the collar's edge of 105 are worth 1050. */
    @Test
    void measured_equal_to_the_limit_passes_and_one_cent_less_of_limit_denies() {
        bench.rules.asks(buy(AAPL, 10)).limit(Control.C01, 1050);
        bench.started().cycle();
        List<Decision> atLimit = bench.decisions();
        EngineBench tight = new EngineBench();
        tight.rules.asks(buy(AAPL, 10)).limit(Control.C01, 1049.99);
        tight.started().cycle();

        assertThat(atLimit.get(0).accepted()).isTrue();
        assertThat(tight.denials()).containsExactly("NOTIONAL_EXCEEDS_MAX_PER_ORDER");
        assertThat(tight.decisions().get(0).denials().get(0).text()).contains("measured=1050,", "limit=1049.99");
    }

    /** 10 AAPL use 1000 of 1400; 10 MSFT at 500 do not fit, though each alone would. */
    @Test
    void accepted_proposals_use_up_the_headroom_of_additive_limits_in_canonical_order() {
        bench.rules.asks(buy(MSFT, 10), buy(AAPL, 10)).limit(Control.C15, 1400);

        bench.started().cycle();

        assertThat(bench.decisions().get(0).proposal().symbol()).isEqualTo(AAPL);
        assertThat(bench.decisions().get(0).accepted()).isTrue();
        Decision second = bench.decisions().get(1);
        assertThat(second.denials()).extracting(d -> d.code()).containsExactly("EXPOSURE_EXCEEDS_MAX");
        Verdict verdict = second.verdicts().stream()
                .filter(v -> v.control() == Control.C15)
                .findFirst()
                .orElseThrow();
        assertThat(verdict.measured()).isEqualTo(1500);
        assertThat(verdict.headroom()).isEqualTo(-100);
    }

    @Test
    void one_breach_of_the_basket_limit_refuses_all_entries_of_the_cycle() {
        bench.rules.asks(buy(MSFT, 10), buy(AAPL, 10)).limit(Control.C03, 1499);

        bench.started().cycle();

        assertThat(bench.decisions())
                .allSatisfy(d -> assertThat(d.denials())
                        .extracting(x -> x.code())
                        .containsExactly("NOTIONAL_EXCEEDS_MAX_PER_CYCLE"));
        assertThat(bench.broker.submitted).isEmpty();
    }

    @Test
    void two_rules_with_the_same_wish_make_one_order_with_both_provenances_and_the_tighter_stop() {
        var wide = buy(AAPL, 10, "strategy.trend.a");
        var tight = new io.drover.decision.Draft.Entry(
                ScriptedRules.provenance("strategy.trend.b"),
                "trend",
                AAPL,
                Side.BUY,
                wide.sizing(),
                wide.terms(),
                java.util.OptionalDouble.of(0.02),
                wide.takeProfitRatio(),
                wide.trailingRatio());
        bench.rules.asks(tight, wide);

        bench.started().cycle();

        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(bench.broker.submitted.get(0).protection().stopPx()).contains(Price.of("98"));
        assertThat(bench.decisions().get(0).provenances())
                .extracting(p -> p.rule())
                .containsExactly("strategy.trend.a", "strategy.trend.b");
    }

    @Test
    void an_entry_without_a_protective_stop_is_denied_unless_its_row_says_otherwise() {
        var bare = new io.drover.decision.Draft.Entry(
                ScriptedRules.provenance("strategy.trend.enter"),
                "trend",
                AAPL,
                Side.BUY,
                new io.drover.decision.Sizing.Units(1),
                io.drover.decision.Terms.MARKET_DAY,
                java.util.OptionalDouble.empty(),
                java.util.OptionalDouble.empty(),
                java.util.OptionalDouble.empty());
        bench.rules.asks(bare);
        bench.started().cycle();
        List<String> required = bench.denials();
        bench.rules.strategy(new StrategyRow("trend", true, 1, false, true, "tested without", Map.of()));
        bench.engine.activate(bench.rules);
        bench.cycle();

        assertThat(required).contains("PROTECTIVE_STOP_MISSING");
        assertThat(bench.decisions().get(0).accepted()).isTrue();
    }

    @Test
    void c32_an_instrument_with_an_unknown_order_takes_no_further_entry() {
        bench.broker.clientKey(ClientKey.REFERENCE);
        bench.rules.asks(buy(AAPL, 10));
        bench.broker.answer(r -> new SubmitResult.Unknown("timeout"));
        bench.started().cycle();

        bench.cycle();

        assertThat(bench.denials()).contains("ORDER_UNKNOWN");
        assertThat(bench.broker.submitted).hasSize(1);
    }

    @Test
    void a_state_lowered_in_a_cycle_holds_for_the_proposals_of_that_cycle() {
        bench.rules.asks(buy(AAPL, 10)).halts(s -> List.of(ScriptedRules.lowers(Control.C19, TradingState.REDUCING)));

        bench.started().cycle();

        assertThat(bench.denials()).containsExactly("TRADING_REDUCING");
        assertThat(bench.engine.state().tradingStates().account()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void exits_pass_while_reducing_and_stop_while_halted() {
        bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.engine.lower(Scope.ACCOUNT, TradingState.HALTED, "test", "ann");
        bench.cycle();
        List<String> halted = bench.denials();
        bench.engine.raise("operator:ann|ACCOUNT|HALTED", "test", "ann");
        bench.engine.lower(Scope.ACCOUNT, TradingState.REDUCING, "test", "ann");
        bench.cycle();

        assertThat(halted).containsExactly("TRADING_HALTED");
        assertThat(bench.decisions().get(0).accepted()).isTrue();
    }

    @Test
    void reducing_cancels_working_entries() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();

        bench.engine.lower(Scope.strategy("trend"), TradingState.REDUCING, "test", "ann");

        assertThat(bench.broker.cancelled).hasSize(1);
        assertThat(bench.broker.cancelled.get(0).origClOrdId())
                .isEqualTo(bench.broker.submitted.get(0).clOrdId());
    }

    @Test
    void an_exit_waits_until_the_protective_stop_is_gone_and_then_takes_what_is_left() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.cycle();
        int beforeCancel = bench.broker.submitted.size();
        var stop = entry.protection().stopClOrdId().orElseThrow();

        bench.broker.fill(stop, entry, 4, "90");
        bench.broker.tell(stop, entry, ExecType.CANCELED, OrdStatus.CANCELED);

        assertThat(beforeCancel).isEqualTo(1);
        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(stop);
        assertThat(bench.broker.submitted).hasSize(2);
        assertThat(bench.broker.submitted.get(1).orderQty()).isEqualTo(Quantity.of(6));
        assertThat(bench.broker.submitted.get(1).role()).isEqualTo(OrderRole.EXIT);
    }

    @Test
    void a_stop_that_fills_while_the_exit_waits_ends_the_exit() {
        OrderRequest entry = bench.hold(10);
        bench.rules.asks(exit(AAPL));
        bench.cycle();

        bench.broker.fill(entry.protection().stopClOrdId().orElseThrow(), entry, 10, "90");

        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(bench.journal.all(JournalRecord.Abandoned.class))
                .extracting(a -> a.code())
                .containsExactly("EXIT_NOT_NEEDED");
        assertThat(bench.engine.state().books().positions()).isEmpty();
    }

    @Test
    void an_instrument_belongs_to_one_strategy_until_it_is_flat() {
        bench.hold(10);
        var other = new io.drover.decision.Draft.Entry(
                ScriptedRules.provenance("strategy.breakout.enter"),
                "breakout",
                AAPL,
                Side.BUY,
                new io.drover.decision.Sizing.Units(1),
                io.drover.decision.Terms.MARKET_DAY,
                java.util.OptionalDouble.of(0.1),
                java.util.OptionalDouble.empty(),
                java.util.OptionalDouble.empty());
        bench.rules
                .strategy(new StrategyRow("breakout", true, 1, true, true, "", Map.of()))
                .asks(other);
        bench.engine.activate(bench.rules);

        bench.cycle();

        assertThat(bench.denials()).contains("INSTRUMENT_OWNED_BY_OTHER_STRATEGY");
    }

    @Test
    void a_cycle_whose_rules_fail_is_discarded_and_reduces_the_account() {
        bench.rules.asks(s -> {
            throw new RuleFailureException(RuleFailureException.Kind.EXCEPTION, "strategy.trend.enter divided by zero");
        });

        CycleOutcome outcome = bench.started().cycle();

        assertThat(outcome).isEqualTo(CycleOutcome.DISCARDED_EXCEPTION);
        assertThat(bench.lastCycle().decisions()).isEmpty();
        assertThat(bench.engine.state().tradingStates().account()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void a_scheduled_time_runs_once() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started();
        Instant at = EngineBench.START.plusSeconds(60);
        bench.wait(Duration.ofSeconds(60));

        CycleOutcome first = bench.cycleAt(at);
        CycleOutcome second = bench.cycleAt(at);

        assertThat(List.of(first, second)).containsExactly(CycleOutcome.DONE, CycleOutcome.SKIPPED);
        assertThat(bench.broker.submitted).hasSize(1);
    }

    @Test
    void c34_the_kill_file_stops_rules_and_latches() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started();
        bench.killFile("file KILL exists");

        CycleOutcome outcome = bench.cycle();

        assertThat(outcome).isEqualTo(CycleOutcome.SKIPPED);
        assertThat(bench.broker.submitted).isEmpty();
        assertThat(bench.engine.state().tradingStates().account()).isEqualTo(TradingState.KILLED);
    }

    @Test
    void c41_a_full_journal_sends_nothing_and_halts() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started();
        bench.journal.capacity((int) bench.journal.lastSequence() + 2);

        bench.cycle();

        assertThat(bench.broker.submitted).isEmpty();
        assertThat(bench.engine.failure()).contains("disk full");
    }

    @Test
    void c39_an_intent_that_is_too_old_is_not_sent() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started();
        Instant due = EngineBench.START.plusSeconds(60);
        bench.wait(Duration.ofMinutes(10));

        bench.cycleAt(due);

        assertThat(bench.broker.submitted).isEmpty();
        assertThat(bench.journal.all(JournalRecord.Abandoned.class))
                .extracting(a -> a.code())
                .containsExactly("INTENT_TOO_OLD");
    }

    @Test
    void a_restarted_engine_has_the_same_books_and_sends_nothing_again() {
        OrderRequest entry = bench.hold(10);
        bench.broker.books(new BrokerSnapshot(
                "test",
                Money.of("99000", Currency.USD),
                List.of(new BrokerSnapshot.BrokerOrder(
                        entry.protection().stopClOrdId(),
                        new io.drover.model.OrderId("o-stop"),
                        entry.instrument(),
                        Side.SELL,
                        Quantity.of(10),
                        Quantity.ZERO,
                        OrdStatus.NEW,
                        EngineBench.START)),
                List.of(new BrokerSnapshot.BrokerPosition(entry.instrument(), Quantity.of(10), Price.of("100"))),
                List.of(),
                EngineBench.START));

        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules);
        var breaks = again.engine.start();

        assertThat(breaks).isEmpty();
        assertThat(again.engine.state().books().cash())
                .isEqualTo(bench.engine.state().books().cash());
        assertThat(again.engine.state().books().holding(entry.instrument()).quantity())
                .isEqualTo(Quantity.of(10));
        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(again.engine.state().epoch()).isEqualTo(2);
    }

    @Test
    void c31_the_first_difference_reduces_its_instrument_and_the_second_halts_the_account() {
        bench.broker.books(new BrokerSnapshot(
                "test",
                Money.of("100000", Currency.USD),
                List.of(),
                List.of(new BrokerSnapshot.BrokerPosition(
                        io.drover.model.InstrumentId.parse(AAPL), Quantity.of(7), Price.of("100"))),
                List.of(),
                EngineBench.START));

        var breaks = bench.engine.start();
        TradingState account = bench.engine.state().tradingStates().account();
        TradingState instrument = bench.engine.state().tradingStates().of("trend", AAPL);
        bench.engine.reconcile();

        assertThat(breaks).hasSize(1);
        assertThat(account).isEqualTo(TradingState.ACTIVE);
        assertThat(instrument).isEqualTo(TradingState.REDUCING);
        assertThat(bench.engine.state().tradingStates().account()).isEqualTo(TradingState.HALTED);
    }

    private static List<Measurement> without(List<Measurement> all, Control control) {
        return all.stream().filter(m -> m.control() != control).toList();
    }

    private static List<Measurement> twice(List<Measurement> all, Control control) {
        List<Measurement> more = new ArrayList<>(all);
        all.stream().filter(m -> m.control() == control).forEach(more::add);
        return more;
    }
}
