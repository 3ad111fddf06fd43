package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Currency;
import io.drover.model.Money;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.AccountEvent;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.OrderRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {
    private final Bench bench = new Bench(Bench.settings().withMargin(MarginTerms.REG_T));

    private void hold(Side side, long quantity, String price) {
        trade(bench, price, bench.market(side, quantity));
    }

    /** Orders at a known price and fills at the next one. */
    private static void trade(Bench bench, String price, OrderRequest order) {
        bench.bar(String.join(" ", price, price, price, price));
        bench.submit(order);
        bench.bar(String.join(" ", price, price, price, price));
        bench.told();
    }

    private static Money usd(String amount) {
        return Money.of(amount, Currency.USD);
    }

    @Test
    void a_split_multiplies_what_is_held_and_moves_no_cash() {
        hold(Side.BUY, 10, "700");

        Optional<AccountEvent> told = bench.split("s1", "7");

        assertThat(bench.position()).isEqualTo(Quantity.of(70));
        assertThat(bench.broker.snapshot(Bench.START).positions().get(0).avgPx().toString())
                .isEqualTo("100");
        assertThat(bench.cash()).isEqualTo(usd("93000"));
        assertThat(bench.broker.account().equity()).isEqualTo(usd("100000"));
        assertThat(told.map(List::of))
                .contains(bench.broker.snapshot(Bench.START).events());
    }

    @Test
    void the_stop_at_the_broker_protects_all_new_shares_at_a_price_of_new_shares() {
        trade(bench, "700", bench.withLegs(bench.market(Side.BUY, 10), "640", ""));

        bench.split("s1", "7");

        // 640 / 7 = 91.428: the next lower cent
        bench.bar("92 92 91.43 92");
        assertThat(bench.told()).isEmpty();
        bench.bar("92 92 91.42 92");
        assertThat(bench.told()).containsExactly("TRADE 70@91.42 SELL FILLED leaves 0");
    }

    @Test
    void a_working_entry_waits_for_as_much_more_at_as_much_less_with_its_legs() {
        bench.bar("700 700 700 700");
        bench.submit(bench.withLegs(bench.limit(Side.BUY, 10, "630"), "560", ""));
        bench.told();

        bench.split("s1", "7");

        bench.bar("95 95 90 95");
        assertThat(bench.told()).containsExactly("TRADE 70@90 BUY FILLED leaves 0", "NEW SELL NEW leaves 70");
        bench.bar("95 95 80 95");
        assertThat(bench.told()).containsExactly("TRADE 70@80 SELL FILLED leaves 0");
    }

    @Test
    void a_reverse_split_pays_the_fraction_in_cash_and_cancels_orders() {
        hold(Side.BUY, 15, "10");
        bench.submit(bench.limit(Side.SELL, 5, "12"));
        bench.told();

        Optional<AccountEvent> told = bench.split("s1", "0.1");

        // 1.5 shares at 100: one stays, half a one is worth 50
        assertThat(bench.position()).isEqualTo(Quantity.of(1));
        assertThat(bench.cash()).isEqualTo(usd("99900"));
        assertThat(told.map(event -> event.match(new CashInLieu()))).contains(usd("50"));
        assertThat(bench.told()).containsExactly("CANCELED SELL CANCELED leaves 0");
    }

    @Test
    void a_short_position_owes_more_shares_and_pays_the_dividend() {
        hold(Side.SELL_SHORT, 10, "600");

        bench.dividend("d1", "2.6499");
        bench.split("s1", "7");

        // 10 x 2.6499 = 26.499, paid in cents
        assertThat(bench.cash()).isEqualTo(usd("105973.5"));
        assertThat(bench.position()).isEqualTo(Quantity.of(-70));
    }

    @Test
    void who_holds_is_paid_once_however_often_it_is_told() {
        hold(Side.BUY, 10, "600");

        Optional<AccountEvent> first = bench.dividend("d1", "2.6499");
        Optional<AccountEvent> again = bench.dividend("d1", "2.6499");

        assertThat(bench.cash()).isEqualTo(usd("94026.5"));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void who_buys_on_the_ex_date_is_not_paid_even_when_the_dividend_is_told_again() {
        assertThat(bench.dividend("d1", "2.65")).isEmpty();
        hold(Side.BUY, 10, "600");

        assertThat(bench.dividend("d1", "2.65")).isEmpty();
        assertThat(bench.cash()).isEqualTo(usd("94000"));
    }

    @Test
    void where_nothing_is_held_or_works_there_is_nothing_to_tell() {
        bench.bar("700 700 700 700");

        assertThat(bench.split("s1", "7")).isEmpty();
        assertThat(bench.broker.snapshot(Bench.START).events()).isEmpty();
    }

    @Test
    void a_restarted_broker_knows_what_it_has_booked(@TempDir Path directory) {
        Bench first = Bench.logged(directory, Bench.settings(), SimulatedMarket.of(List.of(Bench.acme())));
        trade(first, "700", first.withLegs(first.market(Side.BUY, 10), "640", ""));
        Optional<AccountEvent> told = first.split("s1", "7");
        List<BrokerOrder> orders = first.broker.snapshot(Bench.START).orders();
        first.broker.close();

        Bench second = first.reopened(directory, Bench.settings());

        assertThat(second.split("s1", "7")).isEqualTo(told);
        assertThat(second.position()).isEqualTo(Quantity.of(70));
        assertThat(second.broker.snapshot(Bench.START).orders()).isEqualTo(orders);
        second.broker.close();
    }

    private static final class CashInLieu implements AccountEvent.Cases<Money> {
        @Override
        public Money split(AccountEvent.Split event) {
            return event.cashInLieu();
        }

        @Override
        public Money dividend(AccountEvent.Dividend event) {
            return event.amount();
        }
    }
}
