package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurveillanceTest {
    private static final Instant NOON = Instant.parse("2024-01-03T12:00:00Z");

    private final List<OrderRow> orders = new ArrayList<>();

    @Test
    void c42_orders_trades_and_cancels_are_counted_by_strategy_and_instrument() {
        order(Side.BUY, 10, 0, "FILLED", 10);
        order(Side.BUY, 20, 600, "CANCELED", 0);
        order(Side.BUY, 30, 1200, "CANCELED", 5);
        order(Side.SELL, 10, 1800, "ABANDONED", 0);

        assertThat(Surveillance.of(orders))
                .containsExactly(new ReportData.Pattern(
                        "trend",
                        InstrumentId.parse("AAPL.XNAS"),
                        3,
                        2,
                        1,
                        Optional.of(new BigDecimal("1.5000")),
                        new BigDecimal("0.3333"),
                        1,
                        false));
    }

    /** The pattern of the layering cases: orders of one side that are never meant to trade, around a trade of the other. */
    @Test
    void c42_five_cancelled_orders_around_a_trade_of_the_other_side_look_like_layers() {
        layers(5, 50);

        assertThat(pattern().layered()).isTrue();
        assertThat(pattern().repeats()).isEqualTo(5);
    }

    @Test
    void c42_four_do_not() {
        layers(4, 50);

        assertThat(pattern().layered()).isFalse();
    }

    @Test
    void c42_a_minute_apart_they_do_not() {
        layers(5, 64);

        assertThat(pattern().layered()).isFalse();
    }

    @Test
    void c42_cancelled_orders_without_a_trade_of_the_other_side_are_no_layers() {
        for (int i = 0; i < 9; i++) {
            order(Side.BUY, 1, i, "CANCELED", 0);
        }

        assertThat(pattern().layered()).isFalse();
        assertThat(pattern().cancelRatio()).isEqualByComparingTo("1");
        assertThat(pattern().repeats()).isEqualTo(9);
    }

    private void layers(int count, int tradeAfter) {
        for (int i = 0; i < count; i++) {
            order(Side.BUY, 100, i, "CANCELED", 0);
        }
        order(Side.SELL, 1, tradeAfter, "FILLED", 1);
    }

    private ReportData.Pattern pattern() {
        return Surveillance.of(orders).get(0);
    }

    private void order(Side side, int quantity, int seconds, String status, int filled) {
        orders.add(new OrderRow(
                new ClOrdId(Character.toString((char) ('a' + orders.size())).repeat(32)),
                "decision",
                "",
                "1-0",
                "strategy.trend.enter",
                "trend",
                InstrumentId.parse("AAPL.XNAS"),
                OrderRole.ENTRY,
                side,
                OrdType.LIMIT,
                TimeInForce.DAY,
                NOON.plusSeconds(seconds),
                status,
                BigDecimal.valueOf(quantity),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                BigDecimal.valueOf(filled),
                Optional.empty(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of()));
    }
}
