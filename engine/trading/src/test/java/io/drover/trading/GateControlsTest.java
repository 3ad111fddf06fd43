package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.ScriptedRules.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Decision;
import io.drover.decision.Draft;
import io.drover.decision.Sizing;
import io.drover.decision.Terms;
import io.drover.journal.JournalRecord;
import io.drover.model.Control;
import io.drover.model.OrdType;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Controls that Java keeps before an order exists. */
class GateControlsTest {
    private final EngineBench bench = new EngineBench();

    /** A tenth below 33.33 is 29.997: the next tick towards the reference price is 30.00. */
    @Test
    void c29_quantities_lie_on_the_lot_and_prices_on_the_tick() {
        bench.price(AAPL, "33.33");
        bench.rules.asks(limit(10.7, 0.1));

        bench.started().cycle();

        Decision.Order order = bench.decisions().get(0).order();
        assertThat(order.quantity()).isEqualTo(Quantity.of(10));
        assertThat(order.limitPx()).isEqualTo(Optional.of(Price.of("30.00")));
    }

    @Test
    void c29_an_order_type_that_the_broker_does_not_take_is_not_asked_of_it() {
        bench.broker.takesOnly(OrdType.LIMIT);
        bench.rules.asks(buy(AAPL, 10));

        bench.started().cycle();

        assertThat(bench.denials()).contains(Control.C29.code());
        assertThat(bench.broker.submitted).isEmpty();
    }

    @Test
    void c29_an_order_type_that_the_broker_takes_is_sent() {
        bench.broker.takesOnly(OrdType.LIMIT);
        bench.rules.asks(limit(10, 0.1));

        bench.started().cycle();

        assertThat(bench.denials()).isEmpty();
        assertThat(bench.broker.submitted).hasSize(1);
    }

    @Test
    void c36_a_denied_order_is_sent_neither_now_nor_later() {
        bench.rules.asks(buy(AAPL, 10)).limit(Control.C01, -1);
        bench.started().cycle();
        bench.rules.asks().limit(Control.C01, 1_000_000);

        bench.cycle();
        bench.cycle();

        assertThat(bench.journal.all(JournalRecord.Intent.class)).isEmpty();
        assertThat(bench.broker.submitted).isEmpty();
    }

    /** Nothing of the engine takes a decision back: what was denied can only be asked anew, and is judged anew. */
    @Test
    void c36_asking_again_is_judged_again() {
        bench.rules.asks(buy(AAPL, 10)).limit(Control.C01, -1);
        bench.started().cycle();

        bench.cycle();

        assertThat(bench.denials()).containsExactly(Control.C01.code());
        assertThat(bench.broker.submitted).isEmpty();
    }

    private static Draft limit(double units, double below) {
        return new Draft.Entry(
                ScriptedRules.provenance("strategy.trend.enter"),
                "trend",
                AAPL,
                Side.BUY,
                new Sizing.Units(units),
                new Terms(OptionalDouble.of(below), TimeInForce.DAY, "test"),
                OptionalDouble.of(0.2),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
