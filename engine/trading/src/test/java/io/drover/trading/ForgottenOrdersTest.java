package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Memory keeps three closed orders here. AAPL was bought first, 10 at 100, and the rest of its life is in the journal only. */
class ForgottenOrdersTest {
    private static final InstrumentId ID = InstrumentId.parse(AAPL);

    private final EngineBench bench = new EngineBench(3).started();
    private final ExecutionReport fill;
    private final ClOrdId forgotten;

    ForgottenOrdersTest() {
        fill = buyAndStopOut(AAPL, "100", "90");
        forgotten = fill.clOrdId();
        for (String symbol : List.of(MSFT, "IBM.XNYS", "KO.XNYS")) {
            buyAndStopOut(symbol, "10", "10");
        }
    }

    @Test
    void the_order_that_closed_first_is_forgotten_with_its_stop_and_the_counts_are_not() {
        assertThat(books().order(forgotten)).isEmpty();
        assertThat(books().knows(fill.execId())).isFalse();
        assertThat(books().orders()).hasSize(6);
        assertThat(books().counts()).isEqualTo(new StateImage.OrderCounts(8, 8, 4, 0, 4));
        assertThat(books().cash()).isEqualTo(usd("99900"));
    }

    @Test
    void its_fill_heard_again_changes_nothing() {
        StateImage before = bench.engine.state().image();

        bench.broker.report(fill);

        assertThat(bench.engine.state().image()).isEqualTo(before);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void c40_its_fill_that_is_busted_late_is_taken_back_to_the_cent() {
        bench.broker.report(late("bust", ExecType.TRADE_CANCEL, "100"));

        assertThat(books().cash()).isEqualTo(usd("100900"));
        assertThat(books().holding(ID).quantity()).isEqualTo(Quantity.of(-10));
        assertThat(books().order(forgotten).orElseThrow().cumQty()).isEqualTo(Quantity.ZERO);
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
        assertThat(bench.journal.all(JournalRecord.Recalled.class)).hasSize(1);
    }

    @Test
    void c40_its_fill_that_is_corrected_late_counts_at_the_new_price_once() {
        ExecutionReport correction = late("correction", ExecType.TRADE_CORRECT, "99");
        bench.broker.report(correction);
        bench.broker.report(correction);

        assertThat(books().cash()).isEqualTo(usd("99910"));
        assertThat(books().realizedPnl()).isEqualTo(usd("-90"));
        assertThat(books().counts()).isEqualTo(new StateImage.OrderCounts(8, 8, 4, 0, 4));
        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void what_was_recalled_and_forgotten_again_is_found_with_what_was_heard_since() {
        bench.broker.report(late("correction", ExecType.TRADE_CORRECT, "99"));
        for (String symbol : List.of(MSFT, "IBM.XNYS", "KO.XNYS")) {
            buyAndStopOut(symbol, "10", "10");
        }
        assertThat(books().order(forgotten)).isEmpty();

        bench.broker.report(late("correction", ExecType.TRADE_CORRECT, "99"));
        bench.broker.report(late("again", ExecType.TRADE_CORRECT, "98", "correction"));

        assertThat(books().cash()).isEqualTo(usd("99920"));
        assertThat(bench.journal.all(JournalRecord.Recalled.class)).hasSize(2);
    }

    @Test
    void the_fold_of_the_journal_and_a_start_from_a_checkpoint_know_the_same() {
        bench.broker.report(late("correction", ExecType.TRADE_CORRECT, "99"));
        bench.engine.checkpoint();
        bench.broker.report(late("bust", ExecType.TRADE_CANCEL, "99", "correction"));
        EngineState folded = EngineBench.newState(3);
        bench.journal.entries().forEach(folded::apply);
        EngineState continued = EngineBench.newState(3);

        continued.replay(bench.journal);

        assertThat(folded.image()).isEqualTo(bench.engine.state().image());
        assertThat(continued.image()).isEqualTo(folded.image());
    }

    @Test
    void an_order_that_the_journal_does_not_know_either_is_foreign_and_reduces_its_instrument() {
        ClOrdId foreign = new DerivedIds("other").idOf("somebody", "order");

        bench.broker.tell(foreign, bench.broker.submitted.get(0), ExecType.NEW, OrdStatus.NEW);

        assertThat(bench.state(EngineBench.AAPL)).isEqualTo(TradingState.REDUCING);
        assertThat(bench.journal.all(JournalRecord.Recalled.class)).isEmpty();
    }

    @Test
    void where_the_journal_cannot_be_read_a_forgotten_order_is_foreign_and_reduces_its_instrument() {
        bench.journal.unreadable();

        bench.broker.report(late("bust", ExecType.TRADE_CANCEL, "100"));

        assertThat(bench.state(EngineBench.AAPL)).isEqualTo(TradingState.REDUCING);
        assertThat(books().cash()).isEqualTo(usd("99900"));
    }

    @Test
    void reconciliation_books_a_missed_fill_of_a_forgotten_order_and_not_one_that_was_heard() {
        ExecutionReport missed = late("missed", ExecType.TRADE_CORRECT, "99");
        bench.broker.books(new BrokerSnapshot(
                "test", usd("99910"), List.of(), List.of(), List.of(at(fill), at(missed)), bench.now()));

        assertThat(bench.engine.reconcile()).isEmpty();

        assertThat(books().cash()).isEqualTo(usd("99910"));
        assertThat(bench.journal.all(JournalRecord.Recalled.class)).hasSize(1);
    }

    @Test
    void what_an_earlier_comparison_has_judged_is_not_looked_for_again() {
        bench.broker.agreeWith(books());
        bench.engine.reconcile();
        int read = bench.journal.read();
        bench.wait(Duration.ofHours(1));
        bench.broker.books(bench.now(), fill);

        assertThat(bench.engine.reconcile()).isEmpty();

        assertThat(bench.journal.read()).isEqualTo(read);
    }

    /** Buys ten; the stop closes them. */
    private ExecutionReport buyAndStopOut(String symbol, String in, String out) {
        bench.price(symbol, in);
        bench.rules.asks(buy(symbol, 10));
        bench.broker.agreeWith(books());
        bench.cycle();
        OrderRequest entry = bench.broker.submitted.get(bench.broker.submitted.size() - 1);
        bench.broker.fill(entry.clOrdId(), entry, 10, in);
        ExecutionReport bought = bench.broker.told();
        bench.broker.tell(EngineBench.stop(entry), entry, ExecType.NEW, OrdStatus.NEW);
        bench.broker.fill(EngineBench.stop(entry), entry, 10, out);
        bench.rules.asks();
        return bought;
    }

    private ExecutionReport late(String id, ExecType type, String px) {
        return late(id, type, px, fill.execId().value());
    }

    private ExecutionReport late(String id, ExecType type, String px, String of) {
        return new ExecutionReport(
                new ExecId(id),
                fill.clOrdId(),
                Optional.empty(),
                new OrderId("o"),
                type,
                OrdStatus.FILLED,
                fill.instrument(),
                fill.side(),
                fill.orderQty(),
                fill.cumQty(),
                Quantity.ZERO,
                fill.lastQty(),
                Optional.of(Price.of(px)),
                fill.fee(),
                Optional.of(new ExecId(of)),
                bench.now(),
                "");
    }

    /** The same, now. */
    private ExecutionReport at(ExecutionReport r) {
        return new ExecutionReport(
                r.execId(),
                r.clOrdId(),
                r.origClOrdId(),
                r.orderId(),
                r.execType(),
                r.ordStatus(),
                r.instrument(),
                r.side(),
                r.orderQty(),
                r.cumQty(),
                r.leavesQty(),
                r.lastQty(),
                r.lastPx(),
                r.fee(),
                r.refExecId(),
                bench.now(),
                r.text());
    }

    private static Money usd(String amount) {
        return Money.of(amount, Currency.USD);
    }

    private Books books() {
        return bench.engine.state().books();
    }
}
