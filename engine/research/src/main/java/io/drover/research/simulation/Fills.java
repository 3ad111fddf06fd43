package io.drover.research.simulation;

import io.drover.model.OrdType;
import io.drover.model.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When orders at the venue trade: market orders soon, the others when the price reaches them. */
final class Fills {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration NEXT_PART = Duration.ofSeconds(7);

    private final Venue venue;
    private final Prices prices;
    private final Timeline timeline;
    private final Weather weather;
    private final Chance chance;

    Fills(Venue venue, Prices prices, Timeline timeline, Weather weather, Chance chance) {
        this.venue = venue;
        this.prices = prices;
        this.timeline = timeline;
        this.weather = weather;
        this.chance = chance;
    }

    /** An order has landed. */
    void arrived(VenueOrder order) {
        if (order.request.ordType() != OrdType.MARKET) {
            timeline.after(SOON, this::priceMoved);
            return;
        }
        Optional<Fault> fault = weather.nextOf(Weather.FILL);
        boolean slow = fault.filter(f -> f.kind() == FaultKind.SLOW_FILL).isPresent();
        int parts = fault.isPresent() && !slow ? 2 + fault.orElseThrow().choice(4) : chance.oneIn(4) ? 2 : 1;
        BigDecimal part = order.orderQty.divide(BigDecimal.valueOf(parts), 0, RoundingMode.UP);
        Duration first = slow ? Duration.ofSeconds(30 + fault.orElseThrow().choice(300)) : SOON;
        for (int i = 0; i < parts; i++) {
            timeline.after(first.plus(NEXT_PART.multipliedBy(i)), () -> fillNow(order, part));
        }
    }

    /** Fills at the price of the moment, unless the instrument is halted. */
    void fillNow(VenueOrder order, BigDecimal quantity) {
        if (!prices.isHalted(order.request.instrument())) {
            venue.fill(order, quantity, price(order));
        }
    }

    private Price price(VenueOrder order) {
        return prices.last(order.request.instrument());
    }

    /** Orders that the price has reached fill, some in two parts. */
    void priceMoved() {
        for (VenueOrder order : List.copyOf(venue.orders())) {
            boolean resting = order.request.ordType() != OrdType.MARKET || isOld(order);
            if (resting && order.isWorking() && order.trades(price(order))) {
                boolean part = order.leaves().compareTo(BigDecimal.ONE) > 0 && chance.oneIn(3);
                fillNow(order, part ? BigDecimal.ONE : order.leaves());
            }
        }
    }

    /** A market order that was stopped by a halt goes on by itself. */
    private boolean isOld(VenueOrder order) {
        return order.createdAt.plusSeconds(240).isBefore(timeline.instant());
    }
}
