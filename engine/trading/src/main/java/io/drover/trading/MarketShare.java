package io.drover.trading;

import io.drover.fact.Bar;
import io.drover.fact.Fact;
import io.drover.fact.FactNumbers;
import io.drover.fact.Participation;
import io.drover.model.Instrument;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Our part in what the market trades (C06). */
final class MarketShare {
    private static final double SECONDS = 60;

    private final EngineState state;
    private final Instant now;

    MarketShare(EngineState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /**
     * The fact of one instrument; absent while its market data tells no volume.
     *
     * @param market what is known of it
     * @param mark price that orders are measured against
     */
    Optional<Participation> of(Instrument instrument, List<Fact> market, Price mark) {
        return market.stream()
                .filter(Bar.class::isInstance)
                .map(Bar.class::cast)
                .min(Comparator.comparingDouble(bar -> minutes(bar.timeframe())))
                .map(bar -> bar.volume() / minutes(bar.timeframe()))
                .filter(perMinute -> Double.isFinite(perMinute) && perMinute > 0)
                .map(perMinute -> {
                    Quantity own = own(instrument);
                    return new Participation(
                            instrument.id().toString(),
                            perMinute,
                            FactNumbers.of(own),
                            FactNumbers.of(instrument.value(mark, own).abs().amount()));
                });
    }

    /** An order counts whole in its first minute, whatever became of it, and then with what may still fill. */
    private Quantity own(Instrument instrument) {
        Quantity own = state.activities().orderedInLastMinute(instrument.id(), now);
        for (Order order : state.books().openOrders()) {
            boolean older = !order.decidedAt().isAfter(now.minus(Activities.MINUTE));
            if (older
                    && order.isWorking()
                    && !order.is(OrderRole.PROTECTIVE)
                    && order.request().instrument().equals(instrument.id())) {
                own = own.plus(order.leavesQty());
            }
        }
        return own;
    }

    /** Of a bar's length as written: a count and s, m, h or d. */
    private static double minutes(String timeframe) {
        int end = timeframe.length() - 1;
        double count = Integer.parseInt(timeframe.substring(0, end));
        return switch (timeframe.charAt(end)) {
            case 's' -> count / SECONDS;
            case 'm' -> count;
            case 'h' -> count * 60;
            default -> count * 24 * 60;
        };
    }
}
