package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Currency;
import io.drover.model.Money;
import io.drover.model.OrdType;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import org.junit.jupiter.api.Test;

class FillRulesTest {
    private final Bench bench = new Bench(Bench.settings());

    @Test
    void market_order_fills_at_the_open_of_the_next_bar() {
        bench.bar("100 101 99 100.5");
        bench.submit(bench.market(Side.BUY, 10));

        bench.open("102");

        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 10", "TRADE 10@102 BUY FILLED leaves 0");
        assertThat(bench.position()).isEqualTo(Quantity.of(10));
        assertThat(bench.cash()).isEqualTo(Money.of("98980", Currency.USD));
    }

    @Test
    void market_order_fills_at_the_close_of_the_next_bar_where_the_convention_says_so() {
        Bench nextClose = new Bench(Bench.settings().withConvention(FillConvention.NEXT_CLOSE));
        nextClose.bar("100 101 99 100.5");
        nextClose.submit(nextClose.market(Side.BUY, 10));

        nextClose.bar("102 104 101 103");

        assertThat(nextClose.told()).containsExactly("NEW BUY NEW leaves 10", "TRADE 10@103 BUY FILLED leaves 0");
    }

    @Test
    void market_order_fills_at_once_at_the_last_close_where_the_convention_says_so() {
        Bench barClose = new Bench(Bench.settings().withConvention(FillConvention.BAR_CLOSE));
        barClose.bar("100 101 99 100.5");

        barClose.submit(barClose.market(Side.BUY, 10));

        assertThat(barClose.told()).containsExactly("NEW BUY NEW leaves 10", "TRADE 10@100.5 BUY FILLED leaves 0");
    }

    @Test
    void market_orders_fill_at_ask_and_bid_where_quotes_exist() {
        Bench bidAsk = new Bench(Bench.settings().withConvention(FillConvention.BID_ASK));
        bidAsk.quote("99.9", "100.1");

        bidAsk.submit(bidAsk.market(Side.BUY, 10));
        bidAsk.submit(bidAsk.market(Side.SELL, 10));

        assertThat(bidAsk.told())
                .containsExactly(
                        "NEW BUY NEW leaves 10",
                        "TRADE 10@100.1 BUY FILLED leaves 0",
                        "NEW SELL NEW leaves 10",
                        "TRADE 10@99.9 SELL FILLED leaves 0");
    }

    @Test
    void limit_order_fills_at_its_limit_inside_a_bar_and_at_a_better_open() {
        bench.bar("100 101 99 100");
        bench.submit(bench.limit(Side.BUY, 10, "98"));
        bench.submit(bench.limit(Side.BUY, 5, "97.5"));

        bench.bar("99 100 98 99");
        bench.bar("97 98 96 97");

        assertThat(bench.told())
                .containsExactly(
                        "NEW BUY NEW leaves 10",
                        "NEW BUY NEW leaves 5",
                        "TRADE 10@98 BUY FILLED leaves 0",
                        "TRADE 5@97 BUY FILLED leaves 0");
    }

    @Test
    void stop_that_is_gapped_through_fills_at_the_open_and_otherwise_at_the_stop() {
        bench.bar("100 101 99 100");
        bench.submit(bench.market(Side.BUY, 20));
        bench.open("100");
        bench.submit(bench.stop(Side.SELL, 10, "95"));
        bench.submit(bench.stop(Side.SELL, 10, "90"));
        bench.close("100 101 99 100", 1000);
        bench.told();

        bench.bar("96 97 94 96");
        bench.bar("88 89 87 88");

        assertThat(bench.told())
                .containsExactly("TRADE 10@95 SELL FILLED leaves 0", "TRADE 10@88 SELL FILLED leaves 0");
    }

    @Test
    void order_that_arrives_inside_a_bar_meets_only_its_close() {
        bench.bar("100 101 99 100");
        bench.open("100");
        bench.submit(bench.limit(Side.BUY, 10, "98"));

        bench.close("100 101 97 100", 1000);

        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 10");
    }

    @Test
    void stop_limit_order_gapped_beyond_its_limit_waits_for_it() {
        bench.bar("100 101 99 100");
        bench.submit(bench.order(Side.BUY, OrdType.STOP_LIMIT, 10, "106", "105"));

        bench.open("107");
        bench.close("107 108 106 107", 1000);

        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 10", "TRADE 10@106 BUY FILLED leaves 0");
    }

    @Test
    void trailing_stop_follows_the_best_price_and_never_goes_back() {
        bench.bar("100 100 100 100");
        bench.submit(bench.market(Side.BUY, 10));
        bench.bar("100 100 100 100");
        bench.submit(bench.trailing(Side.SELL, 10, "0.05"));
        bench.told();

        bench.bar("100 110 100 109");
        bench.bar("108 109 105 106");
        bench.bar("106 106 104 105");

        assertThat(bench.told()).containsExactly("TRADE 10@104.5 SELL FILLED leaves 0");
    }

    @Test
    void both_legs_touched_in_one_bar_means_the_stop() {
        bench.bar("100 101 99 100");
        bench.submit(bench.withLegs(bench.market(Side.BUY, 10), "95", "110"));

        bench.bar("100 111 94 100");

        assertThat(bench.told())
                .containsExactly(
                        "NEW BUY NEW leaves 10",
                        "TRADE 10@100 BUY FILLED leaves 0",
                        "NEW SELL NEW leaves 10",
                        "NEW SELL NEW leaves 10",
                        "TRADE 10@95 SELL FILLED leaves 0",
                        "CANCELED SELL CANCELED leaves 0");
        assertThat(bench.position()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void entry_filled_inside_a_bar_is_stopped_in_it_but_takes_no_profit_in_it() {
        bench.bar("100 101 99 100");
        bench.submit(bench.withLegs(bench.limit(Side.BUY, 10, "98"), "", "100"));
        bench.submit(bench.withLegs(bench.limit(Side.BUY, 5, "97"), "96", ""));

        bench.bar("99 101 95 98");

        assertThat(bench.told().stream().filter(line -> line.startsWith("TRADE")))
                .containsExactly(
                        "TRADE 10@98 BUY FILLED leaves 0",
                        "TRADE 5@97 BUY FILLED leaves 0",
                        "TRADE 5@96 SELL FILLED leaves 0");
    }

    @Test
    void opening_order_waits_for_the_next_session_and_closing_order_for_its_end() {
        bench.bar("100 101 99 100");
        OrderRequest opening = Bench.withTif(bench.market(Side.BUY, 10), TimeInForce.OPG);
        bench.submit(opening);
        bench.submit(Bench.withTif(bench.market(Side.BUY, 5), TimeInForce.CLS));
        bench.bar("101 102 100 101");
        bench.sessionClosed();

        bench.bar("103 104 102 103");

        assertThat(bench.told())
                .containsExactly(
                        "NEW BUY NEW leaves 10",
                        "NEW BUY NEW leaves 5",
                        "TRADE 5@101 BUY FILLED leaves 0",
                        "TRADE 10@103 BUY FILLED leaves 0");
    }

    @Test
    void order_for_the_day_expires_with_the_session() {
        bench.bar("100 101 99 100");
        bench.submit(Bench.withTif(bench.limit(Side.BUY, 10, "50"), TimeInForce.DAY));

        bench.sessionClosed();

        assertThat(bench.told()).containsExactly("NEW BUY NEW leaves 10", "EXPIRED BUY EXPIRED leaves 0");
    }
}
