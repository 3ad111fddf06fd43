package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.broker.contract.Orders;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdType;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private final Bench bench = new Bench(Bench.settings().withMargin(MarginTerms.REG_T));

    RefusalTest() {
        bench.bar("100 100 100 100");
    }

    private static String code(SubmitResult result) {
        return result.match(accepted -> "accepted", SubmitResult.Rejected::code, unknown -> "unknown");
    }

    private String submit(OrderRequest order) {
        return code(bench.submit(order));
    }

    @Test
    void cash_account_spends_its_cash_and_not_more() {
        Bench cash = new Bench(Bench.settings());
        cash.bar("100 100 100 100");

        assertThat(code(cash.submit(cash.limit(Side.BUY, 600, "100")))).isEqualTo("accepted");
        assertThat(code(cash.submit(cash.limit(Side.BUY, 401, "100")))).isEqualTo("INSUFFICIENT_BUYING_POWER");
        assertThat(code(cash.submit(cash.limit(Side.BUY, 400, "100")))).isEqualTo("accepted");
    }

    @Test
    void margin_account_opens_twice_its_equity_long_or_short() {
        assertThat(submit(bench.limit(Side.BUY, 2001, "100"))).isEqualTo("INSUFFICIENT_BUYING_POWER");
        assertThat(submit(bench.limit(Side.SELL_SHORT, 2001, "100"))).isEqualTo("INSUFFICIENT_BUYING_POWER");
        assertThat(submit(bench.limit(Side.SELL_SHORT, 2000, "100"))).isEqualTo("accepted");
    }

    @Test
    void unlimited_account_never_lacks_buying_power() {
        Bench unlimited = new Bench(Bench.settings().withMargin(MarginTerms.UNLIMITED));

        assertThat(code(unlimited.submit(unlimited.market(Side.BUY, 1_000_000_000))))
                .isEqualTo("accepted");
    }

    @Test
    void market_order_without_any_known_price_is_refused() {
        Bench blind = new Bench(Bench.settings());

        assertThat(code(blind.submit(blind.market(Side.BUY, 1)))).isEqualTo("PRICE_NOT_KNOWN");
    }

    @Test
    void closed_market_refuses_what_does_not_wait() {
        SimulatedMarket closed = SimulatedMarket.of(List.of(Bench.acme())).withHours((id, at) -> false);
        Bench queueing = new Bench(Bench.settings(), closed);
        Bench strict = new Bench(Bench.settings().withQueueWhenClosed(false), closed);
        queueing.bar("100 100 100 100");
        strict.bar("100 100 100 100");

        assertThat(code(queueing.submit(Bench.withTif(queueing.market(Side.BUY, 1), TimeInForce.IOC))))
                .isEqualTo("MARKET_CLOSED");
        assertThat(code(queueing.submit(queueing.market(Side.BUY, 1)))).isEqualTo("accepted");
        assertThat(code(strict.submit(strict.market(Side.BUY, 1)))).isEqualTo("MARKET_CLOSED");
        assertThat(code(strict.submit(Bench.withTif(strict.market(Side.BUY, 1), TimeInForce.OPG))))
                .isEqualTo("accepted");
    }

    @Test
    void order_for_the_opening_that_came_out_of_session_fills_at_the_next_open() {
        SimulatedMarket closed = SimulatedMarket.of(List.of(Bench.acme())).withHours((id, at) -> false);
        Bench evening = new Bench(Bench.settings(), closed);
        evening.bar("100 100 100 100");
        evening.submit(Bench.withTif(evening.market(Side.BUY, 1), TimeInForce.OPG));

        evening.open("101");

        assertThat(evening.told()).containsExactly("NEW BUY NEW leaves 1", "TRADE 1@101 BUY FILLED leaves 0");
    }

    @Test
    void instruments_that_are_not_lent_are_not_sold_short() {
        InstrumentId id = InstrumentId.parse("HARD.XNAS");
        Bench hard = new Bench(
                Bench.settings().withMargin(MarginTerms.REG_T),
                SimulatedMarket.of(List.of(Bench.instrument(id, false))));

        assertThat(code(hard.submit(Orders.market(hard.id(), id, Side.SELL_SHORT, Quantity.of(1)))))
                .isEqualTo("NOT_SHORTABLE");
    }

    @Test
    void each_reason_has_its_code() {
        bench.submit(bench.market(Side.BUY, 10));
        bench.open("100");
        OrderRequest taken = bench.limit(Side.BUY, 1, "90");
        bench.submit(taken);

        assertThat(submit(taken)).isEqualTo("DUPLICATE_CL_ORD_ID");
        assertThat(submit(bench.limit(Side.BUY, 1, "90.001"))).isEqualTo("PRICE_OFF_TICK");
        assertThat(submit(bench.market(Side.BUY, 1).withQty(Quantity.of("0.5"))))
                .isEqualTo("QUANTITY_OFF_LOT");
        assertThat(submit(bench.market(Side.SELL, 11))).isEqualTo("POSITION_INSUFFICIENT");
        assertThat(submit(bench.market(Side.SELL_SHORT, 1))).isEqualTo("POSITION_IS_LONG");
        assertThat(submit(bench.withLegs(bench.market(Side.BUY, 1), "110", "90")))
                .isEqualTo("PROTECTION_INVALID");
        assertThat(submit(Bench.withTif(bench.stop(Side.SELL, 1, "90"), TimeInForce.IOC)))
                .isEqualTo("TIME_IN_FORCE_NOT_SUPPORTED");
        assertThat(submit(Orders.until(bench.limit(Side.BUY, 1, "90"), Bench.START)))
                .isEqualTo("EXPIRED_ON_ARRIVAL");
        assertThat(submit(Orders.market(bench.id(), InstrumentId.parse("NO.XNAS"), Side.BUY, Quantity.of(1))))
                .isEqualTo("UNKNOWN_INSTRUMENT");
    }

    @Test
    void fractions_are_taken_where_the_account_trades_them() {
        Bench fractions = new Bench(Bench.settings().withFractional(true));
        fractions.bar("100 100 100 100");
        fractions.submit(fractions.market(Side.BUY, 1).withQty(Quantity.of("0.5")));

        fractions.open("100");

        assertThat(fractions.position()).isEqualTo(Quantity.of("0.5"));
    }

    @Test
    void second_sale_of_the_same_shares_is_refused_and_protection_is_not_counted() {
        bench.submit(bench.withLegs(bench.market(Side.BUY, 10), "90", "110"));
        bench.open("100");

        assertThat(submit(bench.limit(Side.SELL, 10, "105"))).isEqualTo("accepted");
        assertThat(submit(bench.limit(Side.SELL, 1, "105"))).isEqualTo("POSITION_INSUFFICIENT");
    }

    @Test
    void exit_that_closes_the_position_ends_its_protection() {
        bench.submit(bench.withLegs(bench.market(Side.BUY, 10), "90", "110"));
        bench.open("100");
        bench.submit(bench.limit(Side.SELL, 10, "105"));
        bench.told();

        bench.close("100 106 100 106", 1000);

        assertThat(bench.told())
                .containsExactly(
                        "TRADE 10@105 SELL FILLED leaves 0",
                        "CANCELED SELL CANCELED leaves 0",
                        "CANCELED SELL CANCELED leaves 0");
    }

    @Test
    void replacement_is_checked_like_a_new_order() {
        OrderRequest order = bench.order(Side.BUY, OrdType.LIMIT, 1000, "100", "");
        bench.submit(order);

        assertThat(code(bench.replace(order.clOrdId(), 2001, "100", ""))).isEqualTo("INSUFFICIENT_BUYING_POWER");
        assertThat(code(bench.replace(order.clOrdId(), 10, "100.001", ""))).isEqualTo("PRICE_OFF_TICK");
        assertThat(code(bench.replace(order.clOrdId(), 10, "", "99"))).isEqualTo("REPLACE_INVALID");
        assertThat(code(bench.replace(bench.id(), 10, "100", ""))).isEqualTo("UNKNOWN_ORDER");
        assertThat(code(bench.replace(order.clOrdId(), 2000, "100", ""))).isEqualTo("accepted");
    }

    @Test
    void account_counts_equity_margins_and_buying_power_at_the_last_price() {
        bench.submit(bench.market(Side.BUY, 1500));
        bench.bar("100 100 80 80");

        assertThat(bench.broker.account())
                .isEqualTo(new AccountView(usd("-50000"), usd("70000"), usd("60000"), usd("30000"), usd("20000")));
        bench.bar("44 44 44 44");
        assertThat(bench.broker.account().equity()).isEqualTo(usd("16000"));
        assertThat(bench.broker.account().isMarginCall()).isTrue();
    }

    private static Money usd(String amount) {
        return Money.of(amount, Currency.USD);
    }
}
