package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.broker.contract.Orders;
import io.drover.model.ClOrdId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {
    private final Bench bench = new Bench(Bench.settings().withMargin(MarginTerms.REG_T));

    PositionTest() {
        bench.bar("100 100 100 100");
    }

    private BrokerPosition held() {
        return bench.broker.snapshot(Bench.START).positions().get(0);
    }

    private void trade(Side side, long quantity, String price) {
        assertThat(bench.submit(bench.market(side, quantity))).isInstanceOf(SubmitResult.Accepted.class);
        bench.bar("%s %s %s %s".formatted(price, price, price, price));
    }

    @Test
    void average_price_is_of_entries_and_begins_anew_when_the_position_turns() {
        trade(Side.BUY, 10, "100");
        trade(Side.BUY, 30, "104");
        assertThat(held()).isEqualTo(new BrokerPosition(Bench.ACME, Quantity.of(40), Price.of("103")));
        trade(Side.SELL, 30, "110");
        assertThat(held().avgPx()).isEqualTo(Price.of("103"));
        trade(Side.SELL, 10, "110");
        trade(Side.SELL_SHORT, 5, "90");
        trade(Side.BUY, 15, "95");

        assertThat(held()).isEqualTo(new BrokerPosition(Bench.ACME, Quantity.of(10), Price.of("95")));
    }

    @Test
    void covering_a_short_position_needs_no_buying_power() {
        trade(Side.SELL_SHORT, 2000, "100");

        trade(Side.BUY, 2000, "100");

        assertThat(bench.position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void sale_whose_shares_a_stop_has_sold_is_cancelled_when_its_turn_comes() {
        bench.submit(bench.withLegs(bench.market(Side.BUY, 10), "95", ""));
        bench.open("100");
        bench.submit(bench.limit(Side.SELL, 10, "105"));
        bench.close("100 100 100 100", 1000);
        bench.bar("94 94 94 94");
        bench.told();

        bench.bar("106 106 106 106");

        assertThat(bench.told()).containsExactly("CANCELED SELL CANCELED leaves 0");
        assertThat(bench.position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void id_of_a_leg_is_used_up_by_its_entry() {
        OrderRequest entry = bench.withLegs(bench.limit(Side.BUY, 10, "90"), "80", "110");
        bench.submit(entry);
        ClOrdId stop = entry.protection().stopClOrdId().orElseThrow();
        ClOrdId takeProfit = entry.protection().takeProfitClOrdId().orElseThrow();

        assertThat(List.of(
                        submitBracket(bench.id(), stop, bench.id()),
                        submitBracket(bench.id(), bench.id(), takeProfit),
                        submitBracket(stop, bench.id(), bench.id())))
                .containsOnly("DUPLICATE_CL_ORD_ID");
    }

    @Test
    void ids_of_one_bracket_must_differ() {
        ClOrdId id = bench.id();

        assertThat(submitBracket(id, id, bench.id())).isEqualTo("DUPLICATE_CL_ORD_ID");
        assertThat(submitBracket(bench.id(), id, id)).isEqualTo("DUPLICATE_CL_ORD_ID");
        assertThat(submitBracket(id, bench.id(), bench.id())).isEqualTo("accepted");
    }

    private String submitBracket(ClOrdId entry, ClOrdId stop, ClOrdId takeProfit) {
        OrderRequest order = Orders.limit(entry, Bench.ACME, Side.BUY, Quantity.of(1), Price.of("90"));
        return bench.submit(Orders.with(order, Orders.bracket(stop, Price.of("80"), takeProfit, Price.of("110"))))
                .match(accepted -> "accepted", SubmitResult.Rejected::code, unknown -> "unknown");
    }

    @Test
    void leg_cannot_be_replaced_before_it_works_and_can_afterwards() {
        OrderRequest entry = bench.withLegs(bench.limit(Side.BUY, 10, "90"), "80", "");
        bench.submit(entry);
        SubmitResult early = bench.replace(entry.protection().stopClOrdId().orElseThrow(), 10, "", "85");
        bench.bar("90 90 90 90");
        bench.told();

        SubmitResult later = bench.replace(entry.protection().stopClOrdId().orElseThrow(), 10, "", "85");
        bench.bar("85 85 85 85");

        assertThat(early).isInstanceOf(SubmitResult.Rejected.class);
        assertThat(later).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(bench.told()).containsExactly("REPLACED SELL NEW leaves 10", "TRADE 10@85 SELL FILLED leaves 0");
    }
}
