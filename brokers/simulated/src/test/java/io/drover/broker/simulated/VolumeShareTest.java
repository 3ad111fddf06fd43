package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class VolumeShareTest {
    private final Bench bench = new Bench(Bench.settings().withVolumeShare(new BigDecimal("0.1")));

    @Test
    void market_order_takes_its_share_of_each_bar_until_it_is_filled() {
        bench.bar("100 100 100 100", 300);
        bench.submit(bench.market(Side.BUY, 100));

        bench.bar("101 102 101 102", 500);
        bench.bar("103 103 103 103", 1000);

        assertThat(bench.told())
                .containsExactly(
                        "NEW BUY NEW leaves 100",
                        "TRADE 30@101 BUY PARTIALLY_FILLED leaves 70",
                        "TRADE 20@102 BUY PARTIALLY_FILLED leaves 50",
                        "TRADE 50@103 BUY FILLED leaves 0");
    }

    @Test
    void share_of_a_bar_is_one_for_all_orders_and_whole_lots() {
        bench.bar("100 100 100 100", 0);
        bench.submit(bench.limit(Side.BUY, 10, "99"));
        bench.submit(bench.limit(Side.BUY, 10, "99"));

        bench.bar("100 100 98 100", 159);

        assertThat(bench.told())
                .containsExactly(
                        "NEW BUY NEW leaves 10",
                        "NEW BUY NEW leaves 10",
                        "TRADE 10@99 BUY FILLED leaves 0",
                        "TRADE 5@99 BUY PARTIALLY_FILLED leaves 5");
    }

    @Test
    void stop_that_was_reached_goes_on_as_a_market_order() {
        bench.bar("100 100 100 100", 1000);
        bench.submit(bench.market(Side.BUY, 50));
        bench.bar("100 100 100 100", 1000);
        bench.submit(bench.stop(Side.SELL, 50, "95"));
        bench.told();

        bench.bar("96 97 94 97", 200);
        bench.bar("99 99 99 99", 1000);

        assertThat(bench.told())
                .containsExactly(
                        "TRADE 20@95 SELL PARTIALLY_FILLED leaves 30",
                        "TRADE 20@99 SELL PARTIALLY_FILLED leaves 10",
                        "TRADE 10@99 SELL FILLED leaves 0");
    }

    @Test
    void one_leg_that_fills_in_part_shrinks_the_other() {
        bench.bar("100 100 100 100", 1000);
        bench.submit(bench.withLegs(bench.market(Side.BUY, 50), "90", "110"));
        bench.bar("100 100 100 100", 1000);
        bench.told();

        bench.bar("105 111 105 105", 200);

        assertThat(bench.told())
                .containsExactly("TRADE 20@110 SELL PARTIALLY_FILLED leaves 30", "REPLACED SELL NEW leaves 30");
    }

    @Test
    void leg_that_begins_to_fill_ends_the_rest_of_the_entry() {
        bench.bar("100 100 100 100", 100);
        bench.submit(bench.withLegs(bench.market(Side.BUY, 50), "99", ""));
        bench.open("100");
        bench.told();

        bench.close("100 100 98 100", 1000);

        assertThat(bench.told()).containsExactly("TRADE 10@99 SELL FILLED leaves 0", "CANCELED BUY CANCELED leaves 0");
    }

    @Test
    void fill_or_kill_needs_the_whole_quantity_at_the_open() {
        bench.bar("100 100 100 100", 100);
        bench.submit(Bench.withTif(bench.market(Side.BUY, 11), TimeInForce.FOK));
        bench.submit(Bench.withTif(bench.market(Side.BUY, 9), TimeInForce.FOK));

        bench.open("100");

        assertThat(bench.told())
                .containsExactly(
                        "NEW BUY NEW leaves 11",
                        "NEW BUY NEW leaves 9",
                        "CANCELED BUY CANCELED leaves 0",
                        "TRADE 9@100 BUY FILLED leaves 0");
    }
}
