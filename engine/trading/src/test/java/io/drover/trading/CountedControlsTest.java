package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.decision.Decision;
import io.drover.decision.Draft;
import io.drover.decision.Sizing;
import io.drover.decision.StateRequest;
import io.drover.decision.Terms;
import io.drover.fact.Activity;
import io.drover.fact.Proposal;
import io.drover.model.Control;
import io.drover.model.ExecType;
import io.drover.model.OrdStatus;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.model.TradingState;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the engine counts and measures for the controls whose guard rules only compare. Windows are those of the controls. */
class CountedControlsTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void c05_a_ladder_of_orders_inside_the_collar_is_measured_against_its_first_fill() {
        held(10);
        bench.price(AAPL, "103");

        Proposal above = proposed(buy(AAPL, 10));
        bench.price(AAPL, "97");
        Proposal below = proposed(buy(AAPL, 10));

        assertThat(above.priceWalk()).isCloseTo(0.03, within(1e-12));
        assertThat(below.priceWalk()).isZero();
    }

    @Test
    void c05_a_fill_is_forgotten_after_five_minutes() {
        held(10);
        bench.price(AAPL, "103");
        bench.wait(Duration.ofMinutes(4));

        assertThat(proposed(buy(AAPL, 10)).priceWalk()).isZero();
    }

    @Test
    void c09_entries_with_a_fill_count_once_each_for_a_day() {
        OrderRequest entry = held(10);
        bench.broker.fill(EngineBench.stop(entry), entry, 10, "110");
        bench.cycle();
        List<String> soon = activities("executions-per-day");
        bench.wait(Duration.ofHours(24));
        bench.cycle();

        assertThat(soon).containsExactly("trend 1");
        assertThat(activities("executions-per-day")).isEmpty();
    }

    @Test
    void c09_counts_survive_a_restart_and_end_when_a_person_has_looked() {
        held(10);
        bench.rules.halts(s -> List.of(reduces(Control.C09)));
        bench.cycle();
        bench.rules.halts(s -> List.of());
        EngineState restored = EngineBench.newState();
        restored.restore(bench.engine.state().image());
        long afterRestart = count(restored, "executions-per-day");
        String cause = bench.engine.state().tradingStates().causes().get(0).id();

        bench.engine.raise(cause, "checked", "bob");

        assertThat(afterRestart).isEqualTo(1);
        assertThat(count(bench.engine.state(), "executions-per-day")).isZero();
    }

    @Test
    void c12_a_buy_limit_over_an_own_sell_stop_could_trade_with_itself() {
        held(10);

        assertThat(proposed(limit(0.05, TimeInForce.DAY)).selfMatches()).isEqualTo(1);
        assertThat(proposed(limit(0.05, TimeInForce.IOC)).selfMatches()).isZero();
        assertThat(proposed(limit(0.11, TimeInForce.DAY)).selfMatches()).isZero();
        assertThat(proposed(buy(AAPL, 10)).selfMatches()).isZero();
    }

    @Test
    void c21_an_entry_without_the_stop_its_strategy_wants_is_measured_and_denied() {
        bench.started();

        Proposal bare = proposed(entry(OptionalDouble.empty(), Terms.MARKET_DAY));
        List<String> denials = bench.denials();
        Proposal protectedOne = proposed(buy(AAPL, 10));

        assertThat(bare.unprotected()).isEqualTo(1);
        assertThat(denials).contains("PROTECTIVE_STOP_MISSING");
        assertThat(protectedOne.unprotected()).isZero();
    }

    @Test
    void c22_losses_in_a_row_are_told_for_an_hour_after_the_last() {
        OrderRequest entry = held(10);
        bench.broker.fill(EngineBench.stop(entry), entry, 10, "90");
        bench.wait(Duration.ofMinutes(58));
        bench.cycle();
        List<String> within = activities("losses-in-a-row");

        bench.cycle();

        assertThat(within).containsExactly("trend 1");
        assertThat(activities("losses-in-a-row")).isEmpty();
    }

    @Test
    void c23_rejects_are_counted_by_strategy_until_a_person_has_looked() {
        bench.broker.answer(r -> new SubmitResult.Rejected("TICK", "bad tick"));
        bench.rules.asks(buy(AAPL, 10));
        bench.started().cycle();
        bench.rules.asks().halts(s -> List.of(reduces(Control.C23)));
        bench.cycle();
        List<String> before = activities("rejects-per-hour");
        bench.rules.halts(s -> List.of());
        String cause = bench.engine.state().tradingStates().causes().get(0).id();

        bench.engine.raise(cause, "checked", "bob");
        bench.cycle();

        assertThat(before).containsExactly("trend 1");
        assertThat(activities("rejects-per-hour")).isEmpty();
    }

    /** Holds AAPL, bought at 100 a minute after the start, with a stop at 90. */
    private OrderRequest held(int quantity) {
        bench.broker.at(EngineBench.START.plusSeconds(60));
        OrderRequest entry = bench.hold(quantity);
        bench.broker.tell(EngineBench.stop(entry), entry, ExecType.NEW, OrdStatus.NEW);
        return entry;
    }

    private Proposal proposed(Draft draft) {
        bench.rules.asks(draft).limit(Control.C21, -1);
        bench.cycle();
        Decision decision = bench.decisions().get(0);
        bench.rules.asks();
        return decision.proposal();
    }

    private static Draft limit(double below, TimeInForce time) {
        Terms terms = new Terms(OptionalDouble.of(below), time, "test");
        return entry(OptionalDouble.of(0.2), terms);
    }

    private static Draft entry(OptionalDouble stop, Terms terms) {
        return new Draft.Entry(
                ScriptedRules.provenance("strategy.trend.enter"),
                "trend",
                AAPL,
                Side.BUY,
                new Sizing.Units(10),
                terms,
                stop,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static StateRequest reduces(Control control) {
        return new StateRequest(
                control,
                Scope.strategy("trend"),
                TradingState.REDUCING,
                "too many",
                ScriptedRules.provenance("guard.halt.test"));
    }

    private List<String> activities(String measure) {
        return bench.lastCycle().snapshot().all(Activity.class).stream()
                .filter(a -> a.scope().equals("STRATEGY") && a.measure().equals(measure))
                .map(a -> a.name() + " " + a.count())
                .toList();
    }

    private long count(EngineState state, String measure) {
        FactGroups facts = new FactGroups();
        state.activities().addFacts(bench.now(), Duration.ofMinutes(1), facts);
        return facts.toSnapshot().facts().stream()
                .filter(Activity.class::isInstance)
                .map(Activity.class::cast)
                .filter(a -> a.scope().equals("STRATEGY") && a.measure().equals(measure))
                .mapToLong(Activity::count)
                .sum();
    }
}
