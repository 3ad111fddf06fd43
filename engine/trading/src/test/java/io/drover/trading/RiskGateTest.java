package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Mode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules allow a million of everything here: only the ceilings are left. */
class RiskGateTest {
    private static final BigDecimal MILLION = new BigDecimal("1000000");

    /** 10 AAPL are 1050 at the worst price, of an equity of 100,000. */
    @ParameterizedTest
    @CsvSource({
        "GATE_ORDER_VALUE,    1049.99, 1000000, 1000000, 100, 10, 100, 10, 10",
        "GATE_QUANTITY,       1000000, 9,       1000000, 100, 10, 100, 10, 10",
        "GATE_CYCLE_VALUE,    1000000, 1000000, 1049,    100, 10, 100, 10, 10",
        "GATE_ORDER_RATE,     1000000, 1000000, 1000000, 0,   10, 100, 10, 10",
        "GATE_GROSS_EXPOSURE, 1000000, 1000000, 1000000, 100, 0.0104, 100, 10, 10",
        "GATE_WORKING_ORDERS, 1000000, 1000000, 1000000, 100, 10, 0, 10, 10",
        "GATE_POSITION,       1000000, 1000000, 1000000, 100, 10, 100, 0.0104, 10",
        "GATE_MARGIN,         1000000, 1000000, 1000000, 100, 10, 100, 10, 0.0104",
    })
    void no_rule_lifts_a_ceiling(
            String code,
            BigDecimal value,
            BigDecimal quantity,
            BigDecimal cycle,
            int rate,
            BigDecimal gross,
            int working,
            BigDecimal position,
            BigDecimal margin) {
        EngineBench bench = bench(new Ceilings(
                value,
                quantity,
                cycle,
                rate,
                gross,
                Duration.ofDays(4),
                BigDecimal.ONE,
                new AccountCeilings(working, position, margin, BigDecimal.ONE, BigDecimal.ONE, Optional.empty())));
        bench.rules.asks(buy(AAPL, 10));

        bench.started().cycle();

        assertThat(bench.denials()).containsExactly(code);
        assertThat(bench.broker.submitted).isEmpty();
    }

    @Test
    void a_basket_over_the_ceiling_is_refused_whole() {
        EngineBench bench = bench(new Ceilings(
                MILLION, MILLION, new BigDecimal("1574"), 100, BigDecimal.TEN, Duration.ofDays(4), BigDecimal.ONE));
        bench.rules.asks(buy(AAPL, 10), buy(MSFT, 10));

        bench.started().cycle();

        assertThat(bench.decisions())
                .allSatisfy(
                        d -> assertThat(d.denials()).extracting(x -> x.code()).containsExactly("GATE_CYCLE_VALUE"));
    }

    /** What the gate refused uses up no headroom: the second order of the only slot is taken. */
    @Test
    void a_denied_order_uses_up_no_headroom() {
        EngineBench bench = bench(new Ceilings(
                new BigDecimal("600"), MILLION, MILLION, 1, BigDecimal.TEN, Duration.ofDays(4), BigDecimal.ONE));
        bench.rules.asks(buy(AAPL, 10), buy(MSFT, 10)).limit(io.drover.model.Control.C15, 600);

        bench.started().cycle();

        assertThat(bench.decisions()).extracting(d -> d.accepted()).containsExactly(false, true);
    }

    /** 1000 shares bought at 100 fall to 70: 30 % of the account. */
    @Test
    void after_a_great_loss_exits_pass_and_entries_do_not() {
        EngineBench bench = new EngineBench(EngineBench.settings(
                Mode.PAPER,
                new Ceilings(MILLION, MILLION, MILLION, 100, BigDecimal.TEN, Duration.ofDays(4), BigDecimal.ONE),
                MarginSchedule.always(MarginRule.CASH)));
        bench.hold(900);
        bench.price(AAPL, "70");
        bench.rules.asks(buy(MSFT, 1), exit(AAPL));

        bench.cycle();

        assertThat(bench.decisions().get(0).accepted()).isTrue();
        assertThat(bench.denials(1)).contains("GATE_DAILY_LOSS", "GATE_DRAWDOWN");
    }

    @Test
    void without_configuration_the_built_in_ceilings_hold() {
        assertThat(Ceilings.DEFAULTS.account()).isEqualTo(AccountCeilings.DEFAULTS);
        assertThat(List.of(AccountCeilings.DEFAULTS.maxDayLossRatio(), AccountCeilings.DEFAULTS.maxDrawdownRatio()))
                .containsExactly(new BigDecimal("0.10"), new BigDecimal("0.25"));
    }

    private static EngineBench bench(Ceilings ceilings) {
        return new EngineBench(EngineBench.settings(Mode.PAPER, ceilings, MarginSchedule.always(MarginRule.CASH)));
    }
}
