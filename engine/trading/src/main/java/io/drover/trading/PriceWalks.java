package io.drover.trading;

import io.drover.fact.FactNumbers;
import io.drover.journal.StateImage.Traded;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import io.drover.model.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Prices of own entries over the last five minutes: orders that each stay in their collar can still walk a price away. */
final class PriceWalks {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Deque<Traded> fills = new ArrayDeque<>();

    void add(Traded fill) {
        fills.addLast(fill);
    }

    /**
     * How far a price is beyond that of the first own fill of the instrument and side within the window.
     *
     * @return a ratio of the price then, 0 without a fill or where the price is better now
     */
    double of(InstrumentId instrument, Side side, Price price, Instant now) {
        for (Traded fill : fills) {
            if (fill.instrument().equals(instrument)
                    && fill.side() == side
                    && fill.at().isAfter(now.minus(WINDOW))) {
                double first = FactNumbers.of(fill.price());
                return Math.max(0, side.sign() * (FactNumbers.of(price) - first) / first);
            }
        }
        return 0;
    }

    void forgetBefore(Instant now) {
        while (!fills.isEmpty() && !fills.getFirst().at().isAfter(now.minus(WINDOW))) {
            fills.removeFirst();
        }
    }

    List<Traded> image() {
        return List.copyOf(fills);
    }

    void restore(List<Traded> image) {
        fills.addAll(image);
    }
}
