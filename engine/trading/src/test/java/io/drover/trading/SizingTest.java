package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.EngineBench.MSFT;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static io.drover.trading.ScriptedRules.provenance;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Draft;
import io.drover.decision.Sizing;
import io.drover.decision.StrategyRow;
import io.drover.decision.Terms;
import io.drover.fact.Account;
import io.drover.fact.Exposure;
import io.drover.model.AssetClass;
import io.drover.model.Mode;
import io.drover.model.OrdType;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {
    private final EngineBench bench = new EngineBench();

    /** Equity is 100,000, AAPL costs 100, MSFT 50; the stop is 10 % away. Fractions of a lot are dropped. */
    @Test
    void sizes_come_from_equity_and_are_rounded_down_to_the_lot() {
        bench.rules.asks(
                sized("KO.XNYS", new Sizing.Notional(1234)),
                sized(AAPL, new Sizing.EquityShare(0.10)),
                sized(MSFT, new Sizing.RiskShare(0.00123)));

        bench.started().cycle();

        assertThat(bench.broker.submitted)
                .extracting(r -> r.instrument().toString() + " " + r.orderQty())
                .containsExactly("AAPL.XNAS 100", "KO.XNYS 123", "MSFT.XNAS 24");
    }

    @Test
    void what_cannot_be_sized_is_a_finding() {
        bench.noPrice(MSFT);
        bench.rules.asks(buy("GME.XNYS", 1), buy(MSFT, 1), buy(AAPL, 0.5), exit("KO.XNYS"));

        bench.started().cycle();

        assertThat(bench.lastCycle().findings())
                .extracting(f -> f.code())
                .containsExactlyInAnyOrder("INSTRUMENT_UNKNOWN", "PRICE_MISSING", "SIZE_ZERO", "SIZE_ZERO");
        assertThat(bench.decisions()).isEmpty();
    }

    @Test
    void a_market_exit_needs_no_price() {
        OrderRequest entry = bench.hold(10);
        bench.cycle();
        bench.noPrice(AAPL);
        bench.rules.asks(exit(AAPL));

        bench.cycle();

        assertThat(bench.decisions().get(0).accepted()).isTrue();
        assertThat(bench.broker.cancelled).extracting(c -> c.origClOrdId()).containsExactly(EngineBench.stop(entry));
    }

    /** 10 bought at 100, last seen at 100: without a price they count as 95 each, 50 less. */
    @Test
    void a_missing_price_counts_as_a_loss() {
        bench.hold(10);
        bench.cycle();
        bench.noPrice(AAPL);

        bench.cycle();
        bench.cycle();

        assertThat(account().equity()).isEqualTo(99_950);
        assertThat(account().dayLossRatio()).isEqualTo(0.0005);
    }

    /** Half of 100,000 is the strategy's: 40,000 fit, another 20,000 do not. */
    @Test
    void entries_of_one_cycle_never_use_more_than_the_strategys_share_of_capital() {
        bench.rules
                .strategy(new StrategyRow("trend", true, 0.5, true, true, "", Map.of()))
                .asks(buy(AAPL, 400), buy(MSFT, 400));

        bench.started();
        bench.engine.activate(bench.rules);
        bench.cycle();

        assertThat(bench.broker.submitted).extracting(r -> r.orderQty()).containsExactly(Quantity.of(400));
        assertThat(bench.decisions().get(1).denials())
                .extracting(d -> d.code())
                .containsExactly("CAPITAL_SHARE_EXCEEDED");
    }

    @ParameterizedTest
    @CsvSource({"1.0", "1.5", "0.00001"})
    void a_stop_that_is_no_stop_counts_as_missing(double ratio) {
        bench.rules.asks(entry(Side.BUY, OptionalDouble.of(ratio), OptionalDouble.empty(), Terms.MARKET_DAY));

        bench.started().cycle();

        assertThat(bench.denials()).contains("PROTECTIVE_STOP_MISSING");
    }

    @Test
    void a_trailing_stop_and_a_passive_limit_are_passed_on_exactly() {
        bench.rules.asks(entry(
                Side.BUY,
                OptionalDouble.empty(),
                OptionalDouble.of(0.03),
                new Terms(OptionalDouble.of(0.001), TimeInForce.GTC, "dip")));

        bench.started().cycle();

        OrderRequest sent = bench.broker.submitted.get(0);
        assertThat(sent.ordType()).isEqualTo(OrdType.LIMIT);
        assertThat(sent.limitPx()).contains(Price.of("99.9"));
        assertThat(sent.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(sent.protection().trailingRatio()).contains(new BigDecimal("0.03"));
    }

    @Test
    void of_two_wishes_the_one_with_a_stop_protects_both() {
        Draft bare = entry(Side.BUY, OptionalDouble.empty(), OptionalDouble.empty(), Terms.MARKET_DAY);
        bench.rules.asks(bare, buy(AAPL, 10, "strategy.trend.z"));

        bench.started().cycle();

        assertThat(bench.broker.submitted.get(0).protection().stopPx()).contains(Price.of("90"));
    }

    @Test
    void an_entry_against_a_position_is_denied() {
        bench.hold(10);
        bench.rules.asks(entry(Side.SELL_SHORT, OptionalDouble.of(0.1), OptionalDouble.empty(), Terms.MARKET_DAY));

        bench.cycle();

        assertThat(bench.denials()).contains("ENTRY_AGAINST_POSITION");
    }

    @Test
    void of_two_strategies_that_enter_in_one_cycle_the_first_owns_the_instrument() {
        bench.rules
                .strategy(
                        new StrategyRow("trend", true, 1, true, true, "", Map.of()),
                        new StrategyRow("breakout", true, 1, true, false, "shares", Map.of()))
                .asks(buy(AAPL, 10, "strategy.trend.z"), of("breakout", buy(AAPL, 5, "strategy.breakout.a")));

        bench.started();
        bench.engine.activate(bench.rules);
        bench.cycle();

        assertThat(bench.decisions().get(0).accepted()).isTrue();
        assertThat(bench.decisions().get(1).denials())
                .extracting(d -> d.code())
                .containsExactly("INSTRUMENT_OWNED_BY_OTHER_STRATEGY");
    }

    @Test
    void c28_a_disabled_or_unknown_strategy_enters_nothing() {
        bench.rules
                .strategy(new StrategyRow("trend", false, 1, true, true, "", Map.of()))
                .asks(buy(AAPL, 10));

        bench.started();
        bench.engine.activate(bench.rules);
        bench.cycle();

        assertThat(bench.denials()).contains("STRATEGY_DISABLED");
    }

    /** A dated rule: all in cash before 8 October 2013, Regulation T from then on. */
    @Test
    void margin_follows_the_rule_of_the_day_and_only_shares_are_lent_on() {
        MarginSchedule schedule =
                new MarginSchedule(new TreeMap<>(Map.of(LocalDate.of(2013, 10, 8), MarginRule.REGULATION_T)));
        EngineBench dated = new EngineBench(EngineBench.settings(Mode.PAPER, Ceilings.DEFAULTS, schedule));
        dated.hold(100);
        dated.cycle();
        Account before = dated.lastCycle().snapshot().all(Account.class).get(0);
        dated.wait(Duration.ofDays(1));
        dated.cycle();
        Account after = dated.lastCycle().snapshot().all(Account.class).get(0);

        assertThat(List.of(before.buyingPower(), before.initialMargin())).containsExactly(90_000.0, 10_000.0);
        assertThat(List.of(after.buyingPower(), after.initialMargin(), after.maintenanceMargin()))
                .containsExactly(95_000.0, 5_000.0, 2_500.0);
        assertThat(schedule.at(Instant.parse("2020-01-01T00:00:00Z"), AssetClass.CRYPTO))
                .isEqualTo(MarginRule.CASH);
    }

    /** A working market entry of 10 AAPL counts 1000 at the last price and 1050 at the collar's edge. */
    @Test
    void exposure_sums_what_is_held_and_what_works_under_every_heading() {
        bench.hold(10);
        bench.rules.asks(buy(AAPL, 10));
        bench.cycle();
        bench.rules.asks();
        bench.cycle();

        List<Exposure> all = bench.lastCycle().snapshot().all(Exposure.class);

        assertThat(all)
                .extracting(e -> e.key())
                .containsExactly(
                        "ACCOUNT/", "CURRENCY/USD", "INSTRUMENT/AAPL.XNAS", "SECTOR/technology", "STRATEGY/trend");
        assertThat(all)
                .allSatisfy(e -> assertThat(
                                List.of(e.gross(), e.net(), e.heldAtLast(), e.workingAtLast(), e.reservedWorst()))
                        .containsExactly(2000.0, 1000.0, 1000.0, 1000.0, 1050.0));
    }

    private Account account() {
        return bench.lastCycle().snapshot().all(Account.class).get(0);
    }

    private static Draft.Entry sized(String symbol, Sizing sizing) {
        Draft.Entry like = buy(symbol, 1);
        return new Draft.Entry(
                like.provenance(),
                like.strategy(),
                symbol,
                like.side(),
                sizing,
                like.terms(),
                like.stopLossRatio(),
                like.takeProfitRatio(),
                like.trailingRatio());
    }

    private static Draft.Entry of(String strategy, Draft.Entry like) {
        return new Draft.Entry(
                like.provenance(),
                strategy,
                like.symbol(),
                like.side(),
                like.sizing(),
                like.terms(),
                like.stopLossRatio(),
                like.takeProfitRatio(),
                like.trailingRatio());
    }

    private static Draft.Entry entry(Side side, OptionalDouble stop, OptionalDouble trailing, Terms terms) {
        return new Draft.Entry(
                provenance("strategy.trend.enter"),
                "trend",
                AAPL,
                side,
                new Sizing.Units(10),
                terms,
                stop,
                OptionalDouble.empty(),
                trailing);
    }
}
