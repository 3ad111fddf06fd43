package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Mode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are new for an hour: orders up to 2.1 % of 100,000, positions up to 4.2 %, two instruments. AAPL costs 105 at worst. */
class RampTest {
    private static final Ramp RAMP = new Ramp(Duration.ofHours(1), new BigDecimal("0.021"), new BigDecimal("0.042"), 2);

    private EngineBench bench = bench(new ListJournal(), Mode.PAPER, Optional.of(RAMP));

    @BeforeEach
    void start() {
        bench.started();
    }

    @ParameterizedTest
    @CsvSource({"20, true", "21, false"})
    void c37_new_rules_send_orders_up_to_their_ramp_and_no_larger_ones(int quantity, boolean accepted) {
        bench.rules.asks(buy(AAPL, quantity));

        bench.cycle();

        assertThat(bench.decisions().get(0).accepted()).isEqualTo(accepted);
        assertThat(bench.denials()).isEqualTo(accepted ? List.of() : List.of("RAMP_EXCEEDED"));
    }

    @Test
    void c37_new_rules_hold_no_more_of_one_instrument_than_their_ramp_allows() {
        bench.rules.asks(buy(AAPL, 20));
        bench.cycle();
        bench.wait(Duration.ofMinutes(2));
        bench.rules.asks(buy(AAPL, 19));
        bench.cycle();
        bench.wait(Duration.ofMinutes(2));
        bench.rules.asks(buy(AAPL, 18));

        bench.cycle();

        assertThat(bench.broker.submitted).hasSize(2);
        assertThat(bench.decisions().get(0).denials()).singleElement().satisfies(denial -> {
            assertThat(denial.code()).isEqualTo("RAMP_EXCEEDED");
            assertThat(denial.text()).startsWith("position=");
        });
    }

    @Test
    void c37_new_rules_trade_in_few_instruments_also_within_one_cycle() {
        bench.rules.asks(buy(AAPL, 1), buy(MSFT, 1), buy("IBM.XNYS", 1));

        bench.cycle();

        assertThat(bench.decisions()).extracting(d -> d.accepted()).containsExactly(true, true, false);
        assertThat(bench.denials(2)).containsExactly("RAMP_EXCEEDED");
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, true"})
    void c37_the_ramp_ends_with_its_last_moment(int minutes, boolean accepted) {
        bench.wait(Duration.ofMinutes(minutes - 1));
        bench.rules.asks(buy(AAPL, 100));

        bench.cycle();

        assertThat(bench.decisions().get(0).accepted()).isEqualTo(accepted);
    }

    @Test
    void c37_other_rules_begin_their_ramp_anew() {
        bench.wait(Duration.ofHours(2));
        bench.engine.activate(bench.rules.hash("other"));
        bench.rules.asks(buy(AAPL, 100));

        bench.cycle();

        assertThat(bench.denials()).contains("RAMP_EXCEEDED");
    }

    @Test
    void c37_a_restart_begins_no_ramp_but_the_first_live_run_does() {
        EngineBench again = bench(bench.journal, Mode.PAPER, Optional.of(RAMP));
        again.wait(Duration.ofHours(2));
        again.started();
        Instant paper = began(again);

        EngineBench live = bench(bench.journal, Mode.LIVE, Optional.of(RAMP));
        live.wait(Duration.ofHours(3));
        live.started();

        assertThat(paper).isEqualTo(EngineBench.START);
        assertThat(began(live)).isEqualTo(EngineBench.START.plus(Duration.ofHours(3)));
    }

    @Test
    void c37_a_ramp_keeps_no_exit() {
        EngineBench free = bench(new ListJournal(), Mode.PAPER, Optional.empty());
        free.hold(500);
        EngineBench ramped = bench(free.journal, Mode.PAPER, Optional.of(RAMP), free);
        ramped.rules.asks(exit(AAPL));

        ramped.cycle();

        assertThat(ramped.decisions().get(0).accepted()).isTrue();
    }

    private static EngineBench bench(ListJournal journal, Mode mode, Optional<Ramp> ramp) {
        return new EngineBench(journal, new BrokerDouble("100000"), new ScriptedRules(), settings(mode, ramp));
    }

    private static EngineBench bench(ListJournal journal, Mode mode, Optional<Ramp> ramp, EngineBench before) {
        EngineBench next = new EngineBench(journal, before.broker, before.rules, settings(mode, ramp));
        next.wait(Duration.ofMinutes(5));
        return next.started();
    }

    private static EngineSettings settings(Mode mode, Optional<Ramp> ramp) {
        BigDecimal million = new BigDecimal("1000000");
        Ceilings ceilings = new Ceilings(
                million,
                million,
                million,
                120,
                BigDecimal.TEN,
                Duration.ofDays(4),
                BigDecimal.ONE,
                AccountCeilings.DEFAULTS.with(ramp));
        return EngineBench.settings(mode, ceilings, MarginSchedule.always(MarginRule.CASH));
    }

    private static Instant began(EngineBench bench) {
        return bench.engine.state().deployed().since();
    }
}
