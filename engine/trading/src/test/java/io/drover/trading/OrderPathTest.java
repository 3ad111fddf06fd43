package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Never a duplicate, never a lost order: what becomes of orders that nobody answered, at brokers of all three classes. */
class OrderPathTest {
    private static final InstrumentId ID = InstrumentId.parse(AAPL);
    private EngineBench bench = new EngineBench(patient());

    @Test
    void at_a_broker_with_unique_ids_the_same_order_goes_again_after_a_minute_while_it_is_still_good() {
        unanswered();
        bench.waitAndAsk(Duration.ofSeconds(59));
        int early = bench.broker.submitted.size();
        bench.broker.answer(r -> new SubmitResult.Accepted(new OrderId("o1"), Optional.of(r.clOrdId())));
        bench.wait(Duration.ofSeconds(1));
        bench.engine.reconcile();

        assertThat(early).isEqualTo(1);
        assertThat(bench.broker.submitted).containsExactly(first(), first());
        assertThat(order().status()).isEqualTo(OrdStatus.NEW);
        assertThat(bench.journal.all(JournalRecord.Sending.class)).hasSize(2);
    }

    @Test
    void books_that_miss_an_order_once_prove_nothing() {
        unanswered();
        bench.wait(Duration.ofMinutes(10));
        bench.engine.reconcile();
        OrdStatus missedOnce = order().status();
        shows(theirs("theirs", Optional.of(first().clOrdId()), bench.now()));
        bench.wait(Duration.ofMinutes(1));
        bench.engine.reconcile();

        assertThat(missedOnce).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(order().status()).isEqualTo(OrdStatus.NEW);
        assertThat(bench.broker.submitted).hasSize(1);
    }

    @Test
    void the_broker_is_asked_for_an_abandoned_order_every_five_minutes() {
        givenUp();
        shows(theirs("late", Optional.of(first().clOrdId()), bench.now()));
        for (int minute = 1; minute <= 5; minute++) {
            bench.cycle();
        }

        assertThat(bench.journal.all(JournalRecord.LateArrival.class)).hasSize(1);
        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(first().clOrdId());
    }

    @Test
    void an_order_whose_time_to_live_is_over_is_not_sent_again() {
        givenUp();

        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(bench.abandoned()).containsExactly("NOT_AT_BROKER");
    }

    @Test
    void an_entry_is_not_sent_again_once_trading_is_reduced() {
        unanswered();
        bench.engine.lower(Scope.ACCOUNT, TradingState.REDUCING, "test", "ann");
        bench.waitAndAsk(Duration.ofMinutes(1));

        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(order().status()).isEqualTo(OrdStatus.DENIED);
    }

    @Test
    void d09_that_an_id_is_in_use_proves_the_first_landing_and_the_order_is_adopted() {
        unanswered();
        bench.broker.answer(
                r -> new SubmitResult.Rejected(SubmitResult.Rejected.DUPLICATE_CL_ORD_ID, "must be unique"));
        bench.waitAndAsk(Duration.ofMinutes(1));
        OrdStatus proven = order().status();
        shows(theirs("theirs", Optional.of(first().clOrdId()), bench.now()));
        bench.engine.reconcile();

        assertThat(proven).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(order().status()).isEqualTo(OrdStatus.NEW);
        assertThat(order().orderId()).contains(new OrderId("theirs"));
        assertThat(bench.broker.submitted).hasSize(2);
    }

    @Test
    void an_acceptance_that_does_not_repeat_our_id_is_quarantined_and_blocks_its_instrument() {
        quarantined();

        assertThat(order().isQuarantined()).isTrue();
        assertThat(order().status()).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.HALTED);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void quarantine_ends_by_a_person_with_a_reason_only() {
        quarantined();
        shows(theirs("o1", Optional.empty(), bench.now()));
        bench.wait(Duration.ofDays(1));
        bench.engine.reconcile();
        boolean before = order().isQuarantined();

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> bench.engine.resolve(new Resolution(first().clOrdId(), Optional.empty(), " ", "ann")));
        bench.engine.resolve(
                new Resolution(first().clOrdId(), Optional.of(new OrderId("o1")), "seen on its screen", "ann"));
        bench.engine.reconcile();

        assertThat(before).isTrue();
        assertThat(order().isQuarantined()).isFalse();
        assertThat(order().status()).isEqualTo(OrdStatus.NEW);
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void d09_where_ids_are_only_a_reference_nothing_is_ever_sent_again() {
        bench.broker.clientKey(ClientKey.REFERENCE);
        unanswered();
        bench.waitAndAsk(Duration.ofMinutes(2));

        assertThat(bench.broker.submitted).hasSize(1);
        assertThat(bench.abandoned()).containsExactly("NOT_AT_BROKER");
    }

    @Test
    void absence_is_not_believed_while_positions_differ() {
        bench.broker.clientKey(ClientKey.REFERENCE);
        unanswered();
        bench.broker.books(books(List.of(), 10));
        bench.waitAndAsk(Duration.ofMinutes(2));

        assertThat(order().isQuarantined()).isTrue();
        assertThat(bench.abandoned()).isEmpty();
    }

    @Test
    void a_broker_that_has_used_up_the_id_and_shows_no_order_cannot_tell() {
        bench.broker.clientKey(ClientKey.REFERENCE);
        unanswered();
        shows(new BrokerOrder(
                Optional.of(first().clOrdId()),
                new OrderId("7"),
                ID,
                Side.BUY,
                Quantity.of(10),
                Quantity.ZERO,
                OrdStatus.UNKNOWN,
                bench.now()));
        bench.engine.reconcile();

        assertThat(order().isQuarantined()).isTrue();
    }

    @Test
    void d09_without_ids_the_only_new_order_that_it_can_be_is_adopted() {
        bench.broker.clientKey(ClientKey.NONE);
        bench.started();
        shows(theirs("old", Optional.empty(), EngineBench.START));
        sendUnanswered();
        shows(theirs("old", Optional.empty(), EngineBench.START), theirs("new", Optional.empty(), bench.now()));
        bench.engine.reconcile();

        assertThat(order().orderId()).contains(new OrderId("new"));
        assertThat(order().status()).isEqualTo(OrdStatus.NEW);
        assertThat(bench.journal.all(JournalRecord.Sending.class).get(0).known())
                .containsExactly(new OrderId("old"));
    }

    @Test
    void without_ids_two_orders_that_fit_are_for_a_person() {
        bench.broker.clientKey(ClientKey.NONE);
        unanswered();
        shows(theirs("a", Optional.empty(), bench.now()), theirs("b", Optional.empty(), bench.now()));
        bench.engine.reconcile();

        assertThat(bench.journal.all(JournalRecord.Quarantined.class))
                .extracting(JournalRecord.Quarantined::code)
                .containsExactly("SEVERAL_FIT");
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.HALTED);
    }

    @Test
    void without_ids_an_order_made_more_than_a_quarter_of_an_hour_before_ours_was_sent_is_not_ours() {
        bench.broker.clientKey(ClientKey.NONE);
        unanswered();
        shows(theirs(
                "a", Optional.empty(), bench.now().minus(Duration.ofMinutes(15)).minusMillis(1)));
        bench.engine.reconcile();

        assertThat(order().status()).isEqualTo(OrdStatus.UNKNOWN);
    }

    @Test
    void without_ids_nothing_is_sent_while_the_books_cannot_be_read() {
        bench.started();
        bench.broker.clientKey(ClientKey.NONE);
        bench.broker.unavailable(true);
        bench.rules.asks(buy(AAPL, 10));
        bench.cycle();

        assertThat(bench.broker.submitted).isEmpty();
        assertThat(bench.abandoned()).containsExactly("BROKER_UNAVAILABLE");
    }

    @Test
    void an_abandoned_order_that_appears_is_ours_again_and_cancelled() {
        givenUp();
        shows(theirs("late", Optional.of(first().clOrdId()), bench.now()));
        bench.engine.reconcile();

        assertThat(bench.journal.all(JournalRecord.LateArrival.class))
                .containsExactly(new JournalRecord.LateArrival(first().clOrdId(), new OrderId("late"), OrdStatus.NEW));
        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(first().clOrdId());
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void a_fill_of_an_abandoned_order_is_booked_to_its_strategy() {
        givenUp();
        bench.broker.fill(first().clOrdId(), first(), 10, "100");

        assertThat(bench.journal.all(JournalRecord.LateArrival.class)).hasSize(1);
        assertThat(order().status()).isEqualTo(OrdStatus.FILLED);
        assertThat(bench.engine.state().books().holding(ID).strategy()).isEqualTo("trend");
    }

    /** The session ends an hour after the order is given up. */
    @Test
    void an_abandoned_order_is_looked_for_until_a_day_after_the_session() {
        givenUp();

        assertThat(bench.journal.all(JournalRecord.Abandoned.class).get(0).watchUntil())
                .contains(bench.now().plus(Duration.ofHours(25)));
    }

    @Test
    void two_orders_with_our_id_at_the_broker_kill_trading() {
        unanswered();
        Optional<ClOrdId> id = Optional.of(first().clOrdId());
        shows(theirs("a", id, bench.now()), theirs("b", id, bench.now()));
        bench.engine.reconcile();

        assertThat(bench.state()).isEqualTo(TradingState.KILLED);
    }

    private void givenUp() {
        bench = new EngineBench();
        unanswered();
        bench.waitAndAsk(Duration.ofMinutes(1));
    }

    private void unanswered() {
        bench.started();
        sendUnanswered();
    }

    private void sendUnanswered() {
        bench.broker.answer(r -> new SubmitResult.Unknown("timeout"));
        bench.rules.asks(buy(AAPL, 10));
        bench.cycle();
        bench.rules.asks();
    }

    private void quarantined() {
        bench.broker.answer(r -> new SubmitResult.Accepted(new OrderId("o1"), Optional.empty()));
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.rules.asks();
    }

    private OrderRequest first() {
        return bench.broker.submitted.get(0);
    }

    private Order order() {
        return bench.engine.state().books().order(first().clOrdId()).orElseThrow();
    }

    private void shows(BrokerOrder... orders) {
        bench.broker.books(books(List.of(orders), 0));
    }

    private BrokerSnapshot books(List<BrokerOrder> orders, long held) {
        List<BrokerSnapshot.BrokerPosition> positions = held == 0
                ? List.of()
                : List.of(new BrokerSnapshot.BrokerPosition(ID, Quantity.of(held), Price.of("100")));
        return new BrokerSnapshot("test", Money.of("100000", Currency.USD), orders, positions, List.of(), bench.now());
    }

    private static BrokerOrder theirs(String id, Optional<ClOrdId> ours, Instant at) {
        return new BrokerOrder(ours, new OrderId(id), ID, Side.BUY, Quantity.of(10), Quantity.ZERO, OrdStatus.NEW, at);
    }

    /** Intents stay good for two minutes. */
    private static EngineSettings patient() {
        return new EngineSettings(
                Mode.PAPER,
                "test",
                Currency.USD,
                "test",
                "test",
                "config",
                Ceilings.DEFAULTS,
                AccountingDay.utcDate(),
                MarginSchedule.always(MarginRule.CASH),
                new BigDecimal("0.05"),
                Duration.ofMinutes(2),
                Duration.ofSeconds(60),
                0);
    }
}
