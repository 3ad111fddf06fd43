package io.drover.report;

import static io.drover.report.JournalBuilder.id;
import static io.drover.report.JournalBuilder.market;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.journal.JournalRecord;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.AccountEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Positions by weighted average cost; every expected number computed by hand beside it. */
class InstrumentBookTest {
    private static final String BTC = SampleJournal.BTC;

    private final JournalBuilder journal = new JournalBuilder()
            .add(new JournalRecord.RunStarted(1, Mode.BACKTEST, "x", Currency.USD, "0", "r", "c"))
            .intent("", market(id('a'), BTC, OrderRole.ENTRY, Side.BUY, "100"));

    private ReportData data() {
        return AuditReport.collect(journal::read, Period.ALL, SampleJournal.context());
    }

    @Test
    void partial_close_takes_its_share_of_the_cost() {
        journal.fill("1", id('a'), BTC, Side.BUY, "1", "10", "0")
                .fill("2", id('a'), BTC, Side.BUY, "2", "11.5", "0")
                .fill("3", id('a'), BTC, Side.SELL, "1.5", "12", "0");

        ExecutionRow close = last(data().executions());

        // cost 10 + 23 = 33, average 11; 1.5 x 12 - 16.5 = 1.5; 1.5 left at 11
        assertThat(close.realizedPnl()).isEqualTo(d("1.5"));
        assertThat(close.positionAfter()).isEqualTo(d("1.5"));
        assertThat(close.averagePriceAfter()).isEqualTo(d("11"));
    }

    @Test
    void thirds_add_up_exactly_over_a_round_trip() {
        journal.fill("1", id('a'), BTC, Side.BUY, "3", "10", "0")
                .fill("2", id('a'), BTC, Side.BUY, "4", "10.01", "0")
                .fill("3", id('a'), BTC, Side.SELL, "1", "11", "0")
                .fill("4", id('a'), BTC, Side.SELL, "1", "11", "0")
                .fill("5", id('a'), BTC, Side.SELL, "5", "11", "0");

        // 7 x 11 - (30 + 40.04) = 6.96, although 70.04 / 7 has no end
        assertThat(last(data().roundTrips()).realizedPnl()).isEqualTo(d("6.96"));
    }

    @Test
    void a_sale_of_more_than_is_held_turns_the_position_short() {
        journal.fill("1", id('a'), BTC, Side.BUY, "2", "10", "0.2")
                .fill("2", id('a'), BTC, Side.SELL, "5", "12", "0.5")
                .fill("3", id('a'), BTC, Side.BUY, "3", "11", "0.3");

        ReportData data = data();

        // long: 2 x (12 - 10) = 4, fees 0.2 + 0.5 x 2/5 = 0.4; short: 3 x (12 - 11) = 3, fees 0.3 + 0.5 x 3/5 = 0.6
        assertThat(data.roundTrips()).extracting(RoundTrip::realizedPnl).containsExactly(d("4"), d("3"));
        assertThat(data.roundTrips()).extracting(RoundTrip::fees).containsExactly(d("0.4"), d("0.6"));
        assertThat(data.roundTrips()).extracting(RoundTrip::quantity).containsExactly(d("2"), d("-3"));
        assertThat(data.executions()).extracting(ExecutionRow::positionAfter).containsExactly(d("2"), d("-3"), d("0"));
    }

    @Test
    void a_busted_fill_is_booked_out_and_what_followed_is_booked_again() {
        journal.fill("1", id('a'), BTC, Side.BUY, "1", "10", "0.1")
                .fill("2", id('a'), BTC, Side.BUY, "1", "20", "0.1")
                .fill("3", id('a'), BTC, Side.SELL, "1", "30", "0.1")
                .amend(ExecType.TRADE_CANCEL, "4", "2", id('a'), BTC, "1", "20", "0");

        ReportData data = data();

        // before: 30 - 15 = 15 with 1 left; after the bust: 30 - 10 = 20 and flat
        assertThat(last(data.executions()).realizedPnl()).isEqualTo(d("20"));
        assertThat(last(data.executions()).positionAfter()).isEqualTo(d("0"));
        assertThat(data.executions().get(1).busted()).isTrue();
        assertThat(data.summary().counts().fills()).isEqualTo(2);
        assertThat(data.summary().fees()).isEqualTo(d("0.2"));
    }

    @Test
    void a_corrected_fill_counts_as_corrected() {
        journal.fill("1", id('a'), BTC, Side.BUY, "1", "10", "0.1")
                .amend(ExecType.TRADE_CORRECT, "2", "1", id('a'), BTC, "1", "9", "0.2")
                .fill("3", id('a'), BTC, Side.SELL, "1", "12", "0.1");

        assertThat(data().executions())
                .extracting(ExecutionRow::lastPx, ExecutionRow::fee, ExecutionRow::realizedPnl)
                .containsExactly(tuple(d("9"), d("0.2"), d("0")), tuple(d("12"), d("0.1"), d("3")));
    }

    @Test
    void a_split_changes_units_not_cost() {
        journal.fill("1", id('a'), BTC, Side.BUY, "2", "100", "0")
                .add(split("4", "0", "0"))
                .fill("2", id('a'), BTC, Side.SELL, "8", "26", "0");

        RoundTrip trip = last(data().roundTrips());

        // 8 x 26 - 200 = 8; entry at 25 in units of today
        assertThat(trip.realizedPnl()).isEqualTo(d("8"));
        assertThat(trip.entryPx()).isEqualTo(d("25"));
        assertThat(data().ledger()).extracting(ReportData.LedgerEvent::kind).containsExactly("SPLIT");
    }

    @Test
    void cash_for_a_fraction_is_a_gain_of_the_trip() {
        journal.fill("1", id('a'), BTC, Side.BUY, "3", "100", "0")
                .add(split("0.5", "0.5", "120"))
                .fill("2", id('a'), BTC, Side.SELL, "1", "250", "0");

        RoundTrip trip = last(data().roundTrips());

        // a half share that cost 100 brought 120, a share that cost 200 brought 250
        assertThat(trip.realizedPnl()).isEqualTo(d("70"));
    }

    private static JournalRecord split(String ratio, String fraction, String cash) {
        return new JournalRecord.Split(new AccountEvent.Split(
                new ExecId("split-" + ratio),
                Instant.EPOCH,
                InstrumentId.parse(BTC),
                d(ratio),
                Quantity.of(fraction),
                Money.of(cash, Currency.USD)));
    }

    @Test
    void what_is_still_held_is_valued_at_the_last_cycle() {
        journal.fill("1", id('a'), BTC, Side.BUY, "2", "100", "1")
                .add(new CycleBuilder(1, journal.now())
                        .equity(9000, 9000)
                        .position(BTC, 2, 100, 103.5)
                        .build());

        // 2 x (103.5 - 100) = 7
        assertThat(data().holdings())
                .containsExactly(new ReportData.Holding(
                        InstrumentId.parse(BTC), d("2"), d("100"), Optional.of(d("103.5")), Optional.of(d("7"))));
    }

    @Test
    void an_order_that_only_the_broker_knows_is_shown_as_such() {
        journal.fill("1", id('z'), BTC, Side.BUY, "1", "10", "0");

        assertThat(last(data().orders()).origin()).isEqualTo("broker");
        assertThat(last(data().orders()).status()).isEqualTo("FILLED");
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static BigDecimal d(String text) {
        return new BigDecimal(text);
    }
}
