package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.EngineBench.stop;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.lowers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.fact.Account;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.ClOrdId;
import io.drover.model.Control;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.model.TradingState;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.SubmitResult;
import io.drover.port.JournalException;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingStateTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void the_state_is_starting_until_the_first_reconciliation_has_passed() {
        TradingState before = bench.state();

        bench.started();

        assertThat(before).isEqualTo(TradingState.STARTING);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void no_cycle_runs_before_the_engine_has_started() {
        assertThatThrownBy(bench::cycle).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void trouble_with_the_machine_lets_no_entry_through_and_passes_three_cycles_after_it_was_seen_last() {
        bench.started();
        MachineTrouble full = new MachineTrouble("DISK_LOW", "free_mib=900, min_mib=1024");
        List<TradingState> states = new ArrayList<>();

        bench.engine.machineTroubles(List.of(full));
        for (int cycle = 0; cycle < 10; cycle++) {
            if (cycle == 5) {
                bench.engine.machineTroubles(List.of());
            }
            bench.cycle();
            states.add(bench.state());
        }

        assertThat(states.subList(0, 8)).containsOnly(TradingState.REDUCING);
        assertThat(states.subList(8, 10)).containsOnly(TradingState.ACTIVE);
        assertThat(bench.journal.all(JournalRecord.StateLowered.class))
                .extracting(JournalRecord.StateLowered::id, JournalRecord.StateLowered::reason)
                .containsExactly(tuple("DISK_LOW", full.text()));
    }

    @Test
    void an_uncaught_error_halts_the_account_durably_and_cancels_entries() {
        bench.started();
        bench.rules.asks(buy(AAPL, 10));
        bench.cycle();

        boolean durable = bench.engine.crashed(new IllegalStateException("boom"));

        assertThat(durable).isTrue();
        assertThat(bench.journal.synced()).isEqualTo(bench.journal.records().size());
        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
        assertThat(bench.broker.cancelled).hasSize(1);
        assertThat(bench.engine.failure()).contains("uncaught error: java.lang.IllegalStateException: boom");
    }

    @Test
    void what_the_run_itself_halts_stays_so_until_a_person_raises_it() {
        bench.started();

        bench.engine.halt("identity", "execution.yaml has changed");
        for (int cycle = 0; cycle < 5; cycle++) {
            bench.cycle();
        }

        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void an_engine_starts_once() {
        bench.started();

        assertThatThrownBy(bench::started).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_journal_that_cannot_be_read_stops_the_start_and_sends_nothing() {
        bench.journal.unreadable();

        assertThatThrownBy(bench::started).isInstanceOf(JournalException.class);
        assertThat(bench.broker.submitted).isEmpty();
        assertThat(bench.state()).isEqualTo(TradingState.STARTING);
    }

    @Test
    void each_start_has_a_new_epoch_and_orders_carry_it() {
        bench.started();
        bench.engine.end("test");
        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules).started();
        bench.rules.asks(buy(AAPL, 10));

        again.cycle();

        assertThat(bench.journal.all(JournalRecord.Sending.class))
                .extracting(s -> s.epoch())
                .containsExactly(2L);
    }

    @Test
    void an_unclean_exit_in_live_starts_halted() {
        EngineSettings live = settings(Mode.LIVE);
        EngineBench first =
                new EngineBench(new ListJournal(), new BrokerDouble("1000"), new ScriptedRules(), live).started();

        EngineBench second = new EngineBench(first.journal, first.broker, first.rules, live).started();

        assertThat(first.state()).isEqualTo(TradingState.ACTIVE);
        assertThat(second.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void c34_a_kill_file_cancels_working_entries() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.killFile("file KILL exists");

        bench.cycle();

        assertThat(bench.broker.cancelled).hasSize(1);
        assertThat(bench.state()).isEqualTo(TradingState.KILLED);
    }

    @Test
    void what_a_person_lowers_is_durable_at_once_and_stands_in_the_journal_once() {
        bench.started();

        bench.engine.lower(Scope.ACCOUNT, TradingState.HALTED, "test", "ann");
        bench.engine.lower(Scope.ACCOUNT, TradingState.HALTED, "test", "ann");

        assertThat(bench.journal.all(JournalRecord.StateLowered.class)).hasSize(1);
        assertThat(bench.journal.synced()).isEqualTo(bench.journal.records().size());
    }

    @Test
    void what_killed_trading_ends_only_in_a_later_run_and_leaves_it_halted() {
        bench.started();
        bench.engine.lower(Scope.ACCOUNT, TradingState.KILLED, "test", "ann");
        String cause = "operator:ann|ACCOUNT|KILLED";
        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules).started();

        assertThatThrownBy(() -> bench.engine.raise(cause, "checked", "bob")).isInstanceOf(IllegalStateException.class);
        again.engine.raise(cause, "checked", "bob");

        assertThat(again.state()).isEqualTo(TradingState.HALTED);
    }

    @ParameterizedTest
    @CsvSource({
        "no-such-cause, checked, bob",
        "operator:ann|ACCOUNT|HALTED, '', bob",
        "operator:ann|ACCOUNT|HALTED, checked, ''"
    })
    void a_resume_names_a_cause_a_reason_and_a_person(String cause, String reason, String operator) {
        bench.started();
        bench.engine.lower(Scope.ACCOUNT, TradingState.HALTED, "test", "ann");

        assertThatThrownBy(() -> bench.engine.raise(cause, reason, operator))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
    }

    @ParameterizedTest
    @CsvSource({"PAPER, ACTIVE", "LIVE, REDUCING"})
    void reducing_by_a_daily_loss_ends_with_the_accounting_day_but_not_in_live(Mode mode, TradingState nextDay) {
        EngineBench day = new EngineBench(settings(mode));
        day.rules.halts(s -> List.of(lowers(Control.C19, TradingState.REDUCING)));
        day.started().cycle();
        TradingState before = day.state();
        day.rules.halts(s -> List.of());
        day.cycle();
        TradingState sameDay = day.state();
        day.wait(Duration.ofDays(1));

        day.cycle();

        assertThat(List.of(before, sameDay)).containsOnly(TradingState.REDUCING);
        assertThat(day.state()).isEqualTo(nextDay);
    }

    @Test
    void a_halt_by_a_daily_loss_stays_over_the_accounting_day() {
        bench.rules.halts(s -> List.of(lowers(Control.C19, TradingState.HALTED)));
        bench.started().cycle();
        bench.rules.halts(s -> List.of());
        bench.wait(Duration.ofDays(1));

        bench.cycle();

        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
    }

    /** 500 of 1000 shares' worth is lost: equity falls from 100,000 to 95,000, and the day is acknowledged there. */
    @ParameterizedTest
    @CsvSource({"C19, 0, 0.05", "C20, 0.05, 0"})
    void a_resume_sets_the_reference_of_the_limit_it_acknowledges_to_now(Control control, double day, double drawdown) {
        bench.hold(100);
        bench.price(AAPL, "50");
        bench.rules.halts(s -> List.of(lowers(control, TradingState.HALTED)));
        bench.cycle();
        String cause = bench.engine.state().tradingStates().causes().get(0).id();
        bench.rules.halts(s -> List.of());

        bench.engine.raise(cause, "checked", "bob");
        bench.cycle();

        Account account = bench.lastCycle().snapshot().all(Account.class).get(0);
        assertThat(account.dayLossRatio()).isEqualTo(day);
        assertThat(account.drawdownRatio()).isEqualTo(drawdown);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
        JournalRecord.StateRaised record =
                bench.journal.all(JournalRecord.StateRaised.class).get(0);
        assertThat(record).isEqualTo(new JournalRecord.StateRaised(cause, "checked", "operator:bob"));
    }

    @Test
    void stale_data_of_what_is_held_reduces_and_passes_after_three_clean_cycles_and_a_reconciliation() {
        OrderRequest entry = bench.hold(10);
        bench.broker.agreeWith(bench.engine.state().books(), working(entry));
        bench.stale(AAPL);
        bench.cycle();
        TradingState stale = bench.state(AAPL);
        bench.stale();
        List<TradingState> later = new java.util.ArrayList<>();
        for (int i = 0; i < 10; i++) {
            bench.cycle();
            later.add(bench.state(AAPL));
        }

        assertThat(stale).isEqualTo(TradingState.REDUCING);
        assertThat(later.subList(0, 3)).containsOnly(TradingState.REDUCING);
        assertThat(later.get(9)).isEqualTo(TradingState.ACTIVE);
        assertThat(bench.journal.all(JournalRecord.StateRaised.class))
                .extracting(r -> r.reason())
                .containsOnly("three clean cycles and a reconciliation");
    }

    @Test
    void stale_data_of_what_is_neither_held_nor_working_reduces_nothing() {
        bench.started();
        bench.stale(AAPL, MSFT);

        bench.cycle();

        assertThat(bench.state(AAPL)).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void no_cause_passes_by_itself_while_the_books_differ() {
        bench.hold(10);
        bench.stale(AAPL);
        bench.cycle();
        bench.stale();
        for (int i = 0; i < 10; i++) {
            bench.cycle();
        }

        assertThat(bench.state(AAPL)).isEqualTo(TradingState.HALTED);
    }

    @Test
    void a_cause_that_returns_between_two_cycles_is_counted_from_nothing() {
        bench.started();
        bench.broker.unavailable(true);
        bench.engine.reconnected();
        for (int i = 0; i < 3; i++) {
            bench.cycle();
        }
        boolean before = bench.engine.state().cleanCycles().isEnough("broker-unavailable");
        bench.engine.raise("broker-unavailable", "looked at", "ann");
        bench.engine.reconnected();

        assertThat(before).isTrue();
        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
        assertThat(bench.engine.state().cleanCycles().isEnough("broker-unavailable"))
                .isFalse();
    }

    @Test
    void in_live_no_cause_passes_by_itself() {
        EngineBench live = new EngineBench(settings(Mode.LIVE));
        OrderRequest entry = live.hold(10);
        live.broker.agreeWith(live.engine.state().books(), working(entry));
        live.stale(AAPL);
        live.cycle();
        live.stale();
        for (int i = 0; i < 10; i++) {
            live.cycle();
        }

        assertThat(live.state(AAPL)).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void an_order_unknown_for_more_than_sixty_seconds_reduces_its_instrument() {
        bench.broker.clientKey(ClientKey.REFERENCE);
        bench.broker.answer(r -> new SubmitResult.Unknown("timeout"));
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.rules.asks();
        bench.cycle();
        TradingState atSixty = bench.state(AAPL);
        bench.wait(Duration.ofSeconds(1));
        bench.cycleAt(bench.now());

        assertThat(atSixty).isEqualTo(TradingState.ACTIVE);
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.REDUCING);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void trouble_in_three_instruments_reduces_the_account() {
        bench.broker.clientKey(ClientKey.REFERENCE);
        bench.broker.answer(r -> new SubmitResult.Unknown("timeout"));
        bench.rules.asks(buy(AAPL, 10), buy(MSFT, 10), buy("KO.XNYS", 10));
        bench.started().cycle();
        bench.rules.asks();
        bench.cycle();
        TradingState before = bench.state();
        bench.wait(Duration.ofSeconds(1));
        bench.cycleAt(bench.now());

        assertThat(before).isEqualTo(TradingState.ACTIVE);
        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void trouble_in_a_tenth_of_what_is_held_reduces_the_account() {
        bench.hold(10);
        bench.stale(AAPL);

        bench.cycle();

        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
        assertThat(bench.lastCycle().findings())
                .extracting(f -> f.code())
                .containsExactly("DATA_STALE", "TROUBLE_SPREADS");
    }

    @Test
    void a_position_whose_stop_is_gone_takes_no_further_entries() {
        OrderRequest entry = bench.hold(10);
        bench.broker.unavailable(true);
        bench.broker.tell(stop(entry), entry, ExecType.CANCELED, OrdStatus.CANCELED);
        bench.rules.asks(buy(AAPL, 1));

        bench.cycle();

        assertThat(bench.denials()).contains("TRADING_REDUCING");
        assertThat(bench.lastCycle().findings()).extracting(f -> f.code()).contains("POSITION_UNPROTECTED");
    }

    @ParameterizedTest
    @CsvSource({"LIMIT, DISCARDED_LIMIT", "EXCEPTION, DISCARDED_EXCEPTION"})
    void strategy_rules_that_fail_reduce_and_guard_rules_that_fail_halt(Kind kind, CycleOutcome outcome) {
        bench.rules.asks(s -> {
            throw new RuleFailureException(kind, "strategy");
        });
        EngineBench guards = new EngineBench();
        guards.rules.asks(buy(AAPL, 10)).judges(() -> {
            throw new RuleFailureException(kind, "guard");
        });

        CycleOutcome strategyOutcome = bench.started().cycle();
        CycleOutcome guardOutcome = guards.started().cycle();

        assertThat(List.of(strategyOutcome, guardOutcome)).containsOnly(outcome);
        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
        assertThat(guards.state()).isEqualTo(TradingState.HALTED);
        assertThat(guards.broker.submitted).isEmpty();
    }

    @Test
    void d34_a_cycle_over_its_budget_halts_cancels_entries_and_lets_no_order_leave_this_process() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.rules.asks(s -> {
            throw new RuleFailureException(Kind.BUDGET, "2 s");
        });

        CycleOutcome outcome = bench.cycle();

        assertThat(outcome).isEqualTo(CycleOutcome.DISCARDED_BUDGET);
        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
        assertThat(bench.engine.failure()).contains("cycle over its time budget: 2 s");
        assertThat(bench.broker.cancelled).hasSize(1);
        assertThat(bench.cycle()).isEqualTo(CycleOutcome.SKIPPED);
    }

    @Test
    void a_discarded_cycle_is_not_the_previous_one_and_its_memos_are_dropped() {
        bench.started().cycle();
        var completed = bench.now();
        bench.rules.asks(s -> {
            throw new RuleFailureException(Kind.LIMIT, "loop");
        });
        bench.cycle();
        bench.rules.asks();

        bench.cycle();

        assertThat(bench.lastCycle().previousCycle()).contains(completed);
    }

    @Test
    void a_broker_that_cannot_be_read_reduces_the_account() {
        bench.broker.answer(r -> new SubmitResult.Unknown("timeout"));
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.broker.unavailable(true);
        bench.rules.asks();

        bench.cycle();

        assertThat(bench.state()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void c41_a_broken_journal_latches_in_memory_and_still_cancels_entries() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.journal.capacity((int) bench.journal.lastSequence());

        bench.cycle();

        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(bench.broker.cancelled)
                .extracting(c -> c.origClOrdId())
                .containsExactly(bench.broker.submitted.get(0).clOrdId());
    }

    @Test
    void a_journal_that_another_process_took_over_lets_nothing_out_not_even_cancels() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.journal.fence();

        bench.cycle();
        bench.cycle();

        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(bench.broker.cancelled).isEmpty();
    }

    @Test
    void rules_change_between_cycles_only() {
        bench.started();
        bench.rules.asks(s -> {
            bench.engine.activate(bench.rules);
            return List.of();
        });

        assertThatThrownBy(bench::cycle).isInstanceOf(IllegalStateException.class);
    }

    private static EngineSettings settings(Mode mode) {
        return EngineBench.settings(mode, Ceilings.DEFAULTS, MarginSchedule.always(MarginRule.CASH));
    }

    private static io.drover.order.BrokerSnapshot.BrokerOrder working(OrderRequest entry) {
        return ReconciliationTest.stopAtBroker(entry);
    }

    @Test
    void a_position_that_no_strategy_owns_needs_a_stop_as_well() {
        bench.started();
        ClOrdId theirs = new ClOrdId("a".repeat(32));
        OrderRequest foreign = new OrderRequest(
                theirs,
                InstrumentId.parse(MSFT),
                OrderRole.ENTRY,
                Side.BUY,
                OrdType.MARKET,
                Quantity.of(5),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                Protection.NONE);
        bench.broker.fill(theirs, foreign, 5, "50");

        bench.cycle();

        assertThat(bench.lastCycle().findings()).extracting(f -> f.code()).contains("POSITION_UNPROTECTED");
    }
}
