package io.drover.report;

import static io.drover.report.JournalBuilder.id;
import static io.drover.report.JournalBuilder.market;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.CancelRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of an order, from the records alone. */
class OrderLifeTest {
    private static final String BTC = SampleJournal.BTC;
    private static final InstrumentId INSTRUMENT = InstrumentId.parse(BTC);

    private final JournalBuilder journal = new JournalBuilder()
            .add(new JournalRecord.RunStarted(1, Mode.PAPER, "x", Currency.USD, "0", "r", "c"))
            .intent("", market(id('a'), BTC, OrderRole.ENTRY, Side.BUY, "2"));

    private ReportData data() {
        return AuditReport.collect(journal::read, Period.ALL, SampleJournal.context());
    }

    private OrderRow order() {
        return data().orders().get(0);
    }

    @Test
    void an_intent_that_was_never_sent_is_abandoned() {
        journal.add(new JournalRecord.Abandoned(id('a'), "INTENT_TOO_OLD", "good_until=x"));

        assertThat(order().status()).isEqualTo("ABANDONED");
        assertThat(order().events().get(1).text()).isEqualTo("INTENT_TOO_OLD: good_until=x");
    }

    @Test
    void an_order_without_an_answer_is_unknown_until_a_report_arrives() {
        journal.add(new JournalRecord.Submitted(id('a'), new SubmitResult.Unknown("read timed out")));
        assertThat(order().status()).isEqualTo("UNKNOWN");

        journal.status("n", ExecType.NEW, OrdStatus.NEW, id('a'), BTC, Side.BUY);
        assertThat(order().status()).isEqualTo("NEW");
    }

    @Test
    void a_refused_cancel_leaves_the_order_alive() {
        journal.add(
                new JournalRecord.Submitted(id('a'), new SubmitResult.Accepted(new OrderId("B"), Optional.empty())));
        journal.add(new JournalRecord.CancelIntent(new CancelRequest(id('x'), id('a'), INSTRUMENT), "exit 3-0"));
        journal.add(new JournalRecord.Submitted(id('x'), new SubmitResult.Rejected("TOO_LATE", "")));

        assertThat(order().status()).isEqualTo("NEW");
        assertThat(order().events())
                .extracting(OrderRow.Event::what)
                .containsExactly("Intent", "Accepted", "Cancel intent", "Rejected (request)");
    }

    @Test
    void a_late_fill_of_a_cancelled_order_is_booked_and_the_order_stays_cancelled() {
        journal.status("c", ExecType.CANCELED, OrdStatus.CANCELED, id('a'), BTC, Side.BUY);
        journal.part("f", id('a'), BTC, Side.BUY, "1", "10", "0", "1", "0");

        assertThat(order().status()).isEqualTo("CANCELED");
        assertThat(order().cumQty()).isEqualTo(BigDecimal.ONE);
        assertThat(data().holdings()).hasSize(1);
    }

    @Test
    void a_replaced_order_keeps_its_first_id_and_takes_the_new_terms() {
        ClOrdId replacement = id('r');
        journal.add(new JournalRecord.ReplaceIntent(
                new ReplaceRequest(
                        replacement, id('a'), INSTRUMENT, Quantity.of(3), Optional.empty(), Optional.empty()),
                "more"));
        journal.status("p", ExecType.REPLACED, OrdStatus.NEW, replacement, BTC, Side.BUY);
        journal.fill("f", replacement, BTC, Side.BUY, "3", "10", "0");

        assertThat(data().orders()).hasSize(1);
        assertThat(order().orderQty()).isEqualTo(new BigDecimal("3"));
        assertThat(order().status()).isEqualTo("FILLED");
        assertThat(data().executions().get(0).clOrdId()).isEqualTo(id('a'));
    }

    @Test
    void moved_cash_is_explained_and_differences_from_the_broker_are_findings() {
        journal.add(new CycleBuilder(1, journal.now()).equity(1000, 1000).build());
        journal.add(new JournalRecord.CashMoved(
                Optional.empty(),
                JournalRecord.CashKind.DIVIDEND,
                Optional.of(INSTRUMENT),
                Money.of("12.5", Currency.USD),
                "quarterly"));
        journal.add(new JournalRecord.Reconciled(List.of(new JournalRecord.Break("cash", "", "USD", "1", "2"))));
        journal.add(new CycleBuilder(2, journal.now()).equity(1012.5, 1012.5).build());

        assertThat(data().summary().cashMoved()).isEqualTo(new BigDecimal("12.5"));
        assertThat(data().summary().unexplained()).isEqualTo(BigDecimal.ZERO);
        assertThat(data().findings())
                .extracting(ReportData.Remark::code, ReportData.Remark::text)
                .containsExactly(tuple("RECONCILIATION_BREAK", "kind=cash key=USD ours=1 theirs=2"));
    }

    @Test
    void equity_that_nothing_explains_is_shown() {
        journal.add(new CycleBuilder(1, journal.now()).equity(1000, 1000).build());
        journal.add(new CycleBuilder(2, journal.now()).equity(1003, 1003).build());

        assertThat(data().summary().unexplained()).isEqualTo(new BigDecimal("3"));
    }
}
