package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CashKind;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.AccountEvent;
import io.drover.order.BrokerSnapshot;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineLifeTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void a_missed_trigger_is_recorded_and_never_made_up() {
        bench.started().cycle();
        var completed = bench.now();
        var missed = completed.plusSeconds(60);

        bench.engine.skipped(bench.schedule(), missed);

        assertThat(bench.lastCycle().outcome()).isEqualTo(CycleOutcome.SKIPPED);
        assertThat(bench.cycleAt(missed)).isEqualTo(CycleOutcome.SKIPPED);
        bench.wait(Duration.ofMinutes(2));
        bench.cycle();
        assertThat(bench.lastCycle().previousCycle()).contains(completed);
    }

    @Test
    void a_split_and_a_dividend_are_ledger_events_that_survive_a_restart() {
        bench.hold(10);
        InstrumentId id = InstrumentId.parse(AAPL);

        bench.engine.heard(split(id));
        bench.engine.heard(split(id));
        bench.engine.cash(CashKind.DIVIDEND, Optional.of(id), Money.of("7.5", Currency.USD), "quarterly");
        bench.broker.agreeWith(bench.engine.state().books());
        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules).started();

        Holding held = again.engine.state().books().holding(id);
        assertThat(held.quantity()).isEqualTo(Quantity.of(40));
        assertThat(held.averagePrice()).isEqualTo(Price.of("25"));
        assertThat(again.engine.state().books().cash()).isEqualTo(Money.of("99007.5", Currency.USD));
    }

    @Test
    void what_the_broker_booked_while_nothing_ran_is_booked_before_the_books_are_compared() {
        bench.hold(10);
        InstrumentId id = InstrumentId.parse(AAPL);
        BrokerSnapshot theirs = bench.broker.snapshot(Instant.EPOCH);
        AccountEvent.Dividend paid =
                new AccountEvent.Dividend(new ExecId("d1"), Instant.EPOCH, id, Money.of("26.5", Currency.USD));
        bench.broker.books(new BrokerSnapshot(
                theirs.account(),
                Money.of("99026.5", Currency.USD),
                theirs.orders(),
                List.of(new BrokerSnapshot.BrokerPosition(id, Quantity.of(40), Price.of("25"))),
                theirs.executions(),
                List.of(paid, split(id)),
                theirs.at()));

        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules).started();

        assertThat(again.engine.state().books().holding(id).quantity()).isEqualTo(Quantity.of(40));
        assertThat(again.engine.state().books().cash()).isEqualTo(Money.of("99026.5", Currency.USD));
        assertThat(again.engine.reconcile())
                .extracting(JournalRecord.Break::kind)
                .doesNotContain("cash", "position");
    }

    private static AccountEvent split(InstrumentId id) {
        return new AccountEvent.Split(
                new ExecId("s1"), Instant.EPOCH, id, new BigDecimal("4"), Quantity.ZERO, Money.zero(Currency.USD));
    }

    @Test
    void a_start_reads_only_what_came_after_the_last_checkpoint() {
        bench.hold(10);
        bench.engine.checkpoint();
        int before = bench.journal.entries().size();
        bench.cycle();
        int after = bench.journal.entries().size() - before;
        bench.broker.agreeWith(bench.engine.state().books());

        EngineBench again = new EngineBench(bench.journal, bench.broker, bench.rules).started();

        assertThat(bench.journal.read()).isEqualTo(after).isPositive();
        assertThat(again.engine.state().books().positions())
                .singleElement()
                .extracting(Holding::quantity)
                .isEqualTo(Quantity.of(10));
    }

    @Test
    void an_orderly_end_leaves_nothing_to_fold() {
        bench.hold(10);

        bench.engine.end("test");

        assertThat(bench.journal.lastCheckpoint().orElseThrow().sequence()).isEqualTo(bench.journal.lastSequence());
    }

    @Test
    void orders_do_not_wait_for_a_checkpoint() {
        List<Integer> sent = new ArrayList<>();
        bench.started();
        bench.journal.checkpointsAreDue(() -> sent.add(bench.broker.submitted.size()));
        bench.rules.asks(buy(AAPL, 10));

        bench.cycle();

        assertThat(sent).containsExactly(1);
    }

    /** The monotonic clock of the bench advances by one with each look. */
    @Test
    void every_cycle_records_how_late_it_was_and_how_long_each_stage_took() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started();
        bench.wait(Duration.ofSeconds(63));

        bench.cycleAt(bench.now().minusSeconds(3));

        JournalRecord.CycleTiming timing =
                bench.journal.all(JournalRecord.CycleTiming.class).get(0);
        assertThat(timing.number()).isEqualTo(1);
        assertThat(Duration.between(bench.lastCycle().scheduledAt(), timing.actualStart()))
                .hasSeconds(3);
        assertThat(List.of(timing.observe(), timing.decide(), timing.judge(), timing.sync()))
                .allMatch(n -> n > 0);
    }

    @Test
    void warm_up_cycles_leave_no_record_and_reach_every_stage() {
        List<String> judged = new java.util.ArrayList<>();
        bench.rules.judges(() -> judged.add("judged"));

        WarmUp.run(bench.rules, 50);

        assertThat(judged).hasSize(50);
        assertThat(bench.journal.records()).isEmpty();
    }

    @Test
    void a_killed_engine_goes_on_asking_for_cancels_that_were_refused() {
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        OrderRequest entry = bench.broker.submitted.get(0);
        bench.killFile("file KILL exists");
        bench.cycle();
        bench.broker.tell(entry.clOrdId(), entry, ExecType.CANCEL_REJECTED, OrdStatus.NEW);

        bench.cycle();

        assertThat(bench.broker.cancelled).hasSize(2);
    }

    @Test
    void rejections_in_the_answer_and_in_reports_count_once_per_order() {
        bench.broker.answer(r -> new SubmitResult.Rejected("TICK", "bad tick"));
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        OrderRequest entry = bench.broker.submitted.get(0);
        bench.broker.tell(entry.clOrdId(), entry, ExecType.REJECTED, OrdStatus.REJECTED);
        bench.rules.asks();

        bench.cycle();

        assertThat(bench.lastCycle().snapshot().all(io.drover.fact.Activity.class))
                .filteredOn(a -> a.measure().equals("rejects-per-hour"))
                .extracting(a -> a.key() + " " + a.count())
                .containsExactly("ACCOUNT//rejects-per-hour 1", "STRATEGY/trend/rejects-per-hour 1");
    }

    @Test
    void losing_exits_in_a_row_are_counted_until_one_wins() {
        OrderRequest entry = bench.hold(10);
        bench.broker.at(bench.now());
        bench.broker.fill(EngineBench.stop(entry), entry, 10, "90");

        bench.cycle();

        assertThat(bench.lastCycle().snapshot().all(io.drover.fact.Activity.class))
                .filteredOn(a -> a.measure().equals("losses-in-a-row"))
                .extracting(a -> a.name() + " " + a.count())
                .containsExactly("trend 1");
    }
}
