package io.drover.broker.simulated;

import io.drover.broker.simulated.Execution.Liquidity;
import io.drover.broker.simulated.Touch.Moment;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.Price;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.time.Instant;
import java.util.List;

/**
 * Decides what the market's prices do to working orders.
 *
 * <p>At a single price a stop that was gapped through fills there, a limit order at the better of that price and its
 * limit. Inside a bar the path is unknown, so the worse case counts: stops before limits, a stop of an entry that was
 * filled in this very bar included, its take-profit not. An order that arrived after the bar's open meets its close only.
 */
final class Matcher {
    private final SimulationSettings settings;
    private final Execution execution;

    Matcher(SimulationSettings settings, Execution execution) {
        this.settings = settings;
        this.execution = execution;
    }

    /** All working orders of the line meet one price. */
    void meet(Line line, Touch touch) {
        expire(line, touch.at(), touch.at());
        for (SimOrder order : List.copyOf(line.working)) {
            if (order.isOpen()) {
                meet(line, order, touch);
            }
        }
        line.dropClosed();
    }

    /** One order meets one price. */
    void meet(Line line, SimOrder order, Touch touch) {
        if (touch.at().isBefore(order.arrivedAt) || !takesPart(line, order, touch.moment())) {
            return;
        }
        Price price = touch.priceFor(order.side());
        switch (order.type()) {
            case MARKET -> take(line, order, touch);
            case LIMIT -> limit(line, order, touch, price);
            case STOP, TRAILING_STOP -> stop(line, order, touch, price);
            case STOP_LIMIT -> {
                order.triggered |= order.stopReached(price, line.instrument.tick());
                if (order.triggered) {
                    limit(line, order, touch, price);
                }
            }
        }
        if (order.isOpen() && order.isImmediate()) {
            execution.close(order, OrdStatus.CANCELED, touch.at(), "not filled at once");
        }
    }

    private void limit(Line line, SimOrder order, Touch touch, Price price) {
        if (!order.limitAllows(price)) {
            return;
        }
        boolean rested = touch.moment() == Moment.CLOSE && !order.isImmediate();
        if (rested) {
            execution.fill(line, order, order.limitPx.orElseThrow(), new Liquidity(false, touch.at()));
            return;
        }
        Price taken = worse(line, order, touch);
        execution.fill(
                line,
                order,
                order.limitAllows(taken) ? taken : order.limitPx.orElseThrow(),
                new Liquidity(true, touch.at()));
    }

    private void stop(Line line, SimOrder order, Touch touch, Price price) {
        if (order.stopReached(price, line.instrument.tick())) {
            order.triggered = true;
            take(line, order, touch);
        } else {
            order.trail(price);
        }
    }

    private void take(Line line, SimOrder order, Touch touch) {
        execution.fill(line, order, worse(line, order, touch), new Liquidity(true, touch.at()));
    }

    private Price worse(Line line, SimOrder order, Touch touch) {
        Friction friction = settings.frictionOf(line.instrument.id());
        Price price = touch.priceFor(order.side());
        return touch.quoted()
                ? friction.slip(price, order.side(), line.instrument.tick())
                : friction.worsen(price, order.side(), line.instrument.tick());
    }

    /** All working orders of the line meet a closed bar; its close is met separately. */
    void sweep(Line line, BarRange bar, Instant end) {
        expire(line, end.minusNanos(1), end);
        List<SimOrder> before = List.copyOf(line.working);
        for (SimOrder order : before) {
            if (order.isOpen() && order.sawOpen && order.isStop()) {
                sweepStop(line, order, bar, end);
            }
        }
        for (SimOrder order : before) {
            if (order.isOpen() && order.sawOpen && !order.isStop()) {
                sweepLimit(line, order, bar, end);
            }
        }
        for (SimOrder order : List.copyOf(line.working)) {
            if (order.isOpen() && order.isStop() && !before.contains(order)) {
                sweepStop(line, order, bar, end);
            }
        }
        line.dropClosed();
    }

    private void sweepStop(Line line, SimOrder order, BarRange bar, Instant end) {
        if (order.triggered) {
            return;
        }
        boolean buys = order.side() == Side.BUY;
        Price tick = line.instrument.tick();
        if (order.stopReached(buys ? bar.high() : bar.low(), tick)) {
            triggered(line, order, order.stop(tick).orElseThrow(), end);
            return;
        }
        order.trail(buys ? bar.low() : bar.high());
        if (order.stopReached(bar.close(), tick)) {
            triggered(line, order, order.stop(tick).orElseThrow(), end);
        }
    }

    private void triggered(Line line, SimOrder order, Price stop, Instant end) {
        order.triggered = true;
        if (order.type() == OrdType.STOP_LIMIT) {
            if (order.limitAllows(stop)) {
                limit(line, order, Touch.of(Moment.QUOTE, end, stop), stop);
            }
            return;
        }
        take(line, order, Touch.of(Moment.CLOSE, end, stop));
    }

    private void sweepLimit(Line line, SimOrder order, BarRange bar, Instant end) {
        boolean resting = (order.type() == OrdType.LIMIT || order.type() == OrdType.STOP_LIMIT)
                && takesPart(line, order, Moment.CLOSE)
                && !order.isImmediate();
        if (resting && order.limitAllows(order.side() == Side.BUY ? bar.low() : bar.high())) {
            execution.fill(line, order, order.limitPx.orElseThrow(), new Liquidity(false, end));
        }
    }

    private boolean takesPart(Line line, SimOrder order, Moment moment) {
        TimeInForce tif = order.timeInForce();
        if (tif == TimeInForce.OPG) {
            return moment == Moment.OPEN && (line.opening || order.arrivedClosed);
        }
        if (tif == TimeInForce.CLS || moment == Moment.SESSION_CLOSE) {
            return tif == TimeInForce.CLS && moment == Moment.SESSION_CLOSE;
        }
        boolean waitsForItsMoment = order.type() == OrdType.MARKET || order.isImmediate();
        boolean begun = order.type() == OrdType.MARKET && order.cumQty.isPositive();
        return !waitsForItsMoment || begun || isMomentOf(line, moment);
    }

    /** Whether market orders fill at this moment. */
    private boolean isMomentOf(Line line, Moment moment) {
        return switch (settings.convention()) {
            case NEXT_OPEN -> moment == Moment.OPEN;
            case NEXT_CLOSE -> moment == Moment.CLOSE;
            case BAR_CLOSE -> moment == Moment.ARRIVAL || moment == Moment.CLOSE;
            case BID_ASK ->
                line.quote.isPresent() ? moment == Moment.QUOTE || moment == Moment.ARRIVAL : moment == Moment.OPEN;
        };
    }

    /**
     * Orders that are good till a time end when the market is first heard of after it; inside a bar that time passes
     * before the bar's range counts.
     */
    private void expire(Line line, Instant passed, Instant at) {
        for (SimOrder order : List.copyOf(line.working)) {
            boolean over = order.isOpen()
                    && order.request
                            .expireTime()
                            .filter(t -> !t.isAfter(passed))
                            .isPresent();
            if (over) {
                execution.close(order, OrdStatus.EXPIRED, at, "expireTime reached");
            }
        }
        line.dropClosed();
    }
}
