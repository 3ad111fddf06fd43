package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Price;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrictionTest {
    private static final Friction TWENTY_BP = new Friction(new BigDecimal("0.002"), new BigDecimal("0.001"));

    @Test
    void taker_pays_half_the_spread_and_the_slippage_rounded_against_it() {
        Price tick = Price.of("0.01");

        assertThat(TWENTY_BP.worsen(Price.of("10.01"), Side.BUY, tick)).isEqualTo(Price.of("10.04"));
        assertThat(TWENTY_BP.worsen(Price.of("10.01"), Side.SELL, tick)).isEqualTo(Price.of("9.98"));
        assertThat(TWENTY_BP.slip(Price.of("10"), Side.SELL_SHORT, tick)).isEqualTo(Price.of("9.99"));
        assertThat(Friction.NONE.worsen(Price.of("10.013"), Side.BUY, tick)).isEqualTo(Price.of("10.013"));
    }

    @Test
    void market_and_stop_fills_are_worsened_and_limit_fills_never_pass_the_limit() {
        Bench bench = new Bench(Bench.settings().withFriction(Friction.NONE, Map.of(Bench.ACME, TWENTY_BP)));
        bench.bar("100 100 100 100");
        bench.submit(bench.market(Side.BUY, 10));
        bench.submit(bench.limit(Side.BUY, 5, "100.1"));
        bench.bar("100 100 100 100");
        bench.submit(bench.stop(Side.SELL, 15, "95"));
        bench.bar("100 100 94 96");

        List<String> trades =
                bench.told().stream().filter(line -> line.startsWith("TRADE")).toList();

        assertThat(trades)
                .containsExactly(
                        "TRADE 10@100.2 BUY FILLED leaves 0",
                        "TRADE 5@100.1 BUY FILLED leaves 0",
                        "TRADE 15@94.81 SELL FILLED leaves 0");
    }
}
