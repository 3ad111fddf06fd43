package io.drover.broker.simulated;

import io.drover.broker.simulated.Touch.Moment;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.TimeInForce;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The whole deterministic state of the simulated broker. The same inputs in the same order give the same reports, books
 * and numbers; it knows neither clock, file nor thread.
 */
final class Exchange {
    final SimulationSettings settings;
    final Books books;
    final Reporter reporter;
    final BuyingPower buyingPower;
    final OrderDesk desk;
    final Actions actions;
    final ClosedOrders closed = new ClosedOrders();
    private final Map<InstrumentId, Line> lines = new LinkedHashMap<>();
    private final Matcher matcher;
    private final Execution execution;

    Exchange(SimulationSettings settings, Iterable<Instrument> instruments) {
        this.settings = settings;
        instruments.forEach(instrument -> lines.put(instrument.id(), new Line(instrument)));
        books = new Books(settings.startingCash().amount());
        reporter = new Reporter(settings.startingCash().currency());
        buyingPower = new BuyingPower(settings.margin(), books, lines);
        execution = new Execution(settings, books, reporter, closed);
        matcher = new Matcher(settings, execution);
        actions = new Actions(settings, books, execution);
        desk = new OrderDesk(this, new Admission(settings, books, buyingPower), execution);
    }

    Optional<Line> line(InstrumentId instrument) {
        return Optional.ofNullable(lines.get(instrument));
    }

    Map<InstrumentId, Line> lines() {
        return lines;
    }

    /** An order that has just arrived or changed meets the last price, where the convention fills at once. */
    void arrive(Line line, SimOrder order, Instant at) {
        if (settings.convention() == FillConvention.BID_ASK) {
            line.quote.ifPresent(quote -> matcher.meet(line, order, quote.as(Moment.ARRIVAL, at)));
        } else if (settings.convention() == FillConvention.BAR_CLOSE) {
            boolean auction = order.arrivedClosed && !line.lastAt.equals(at);
            if (!auction) {
                line.last.ifPresent(price -> matcher.meet(line, order, Touch.of(Moment.ARRIVAL, at, price)));
            }
        }
        line.dropClosed();
    }

    void opened(Line line, Instant start, Price open) {
        if (!start.isAfter(line.openedAt)) {
            return;
        }
        line.openedAt = start;
        line.heard(open, start);
        if (isQuoted(line)) {
            return;
        }
        if (line.isWorking()) {
            settings.volumeShare().ifPresent(line::allowAtOpen);
            matcher.meet(line, Touch.of(Moment.OPEN, start, open));
            endOpening(line, start);
            line.working.forEach(order -> order.sawOpen = !start.isBefore(order.arrivedAt));
        }
        line.opening = false;
    }

    private void endOpening(Line line, Instant at) {
        for (SimOrder order : line.working) {
            boolean missed = order.timeInForce() == TimeInForce.OPG && (line.opening || order.arrivedClosed);
            if (missed) {
                execution.close(order, OrdStatus.EXPIRED, at, "not filled at the opening");
            }
        }
        line.dropClosed();
    }

    void closed(Line line, Instant end, BarRange bar) {
        if (!end.isAfter(line.closedAt)) {
            return;
        }
        line.closedAt = end;
        line.heard(bar.close(), end);
        if (line.isWorking()) {
            settings.volumeShare().ifPresent(share -> line.allowInBar(share, bar.volume()));
            if (!isQuoted(line)) {
                matcher.sweep(line, bar, end);
                matcher.meet(line, Touch.of(Moment.CLOSE, end, bar.close()));
            }
        }
        line.volume = Optional.of(bar.volume());
    }

    void quoted(Line line, Touch quote, Quantity bidSize, Quantity askSize) {
        boolean stale =
                line.quote.filter(known -> quote.at().isBefore(known.at())).isPresent();
        if (stale) {
            return;
        }
        line.quote = Optional.of(quote);
        line.heard(quote.middle(), quote.at());
        if (settings.volumeShare().isPresent()) {
            line.allowQuoted(bidSize, askSize);
        }
        if (line.isWorking()) {
            matcher.meet(line, quote.as(Moment.OPEN, quote.at()));
            endOpening(line, quote.at());
            matcher.meet(line, quote);
        }
        line.opening = false;
    }

    void sessionClosed(Line line, Instant at) {
        if (!at.isAfter(line.sessionClosedAt)) {
            return;
        }
        line.sessionClosedAt = at;
        line.opening = true;
        line.last.ifPresent(price -> matcher.meet(line, Touch.of(Moment.SESSION_CLOSE, at, price)));
        for (SimOrder order : line.working) {
            if (order.timeInForce() == TimeInForce.DAY || order.timeInForce() == TimeInForce.CLS) {
                execution.close(order, OrdStatus.EXPIRED, at, "session closed");
            }
        }
        line.dropClosed();
    }

    private boolean isQuoted(Line line) {
        return settings.convention() == FillConvention.BID_ASK && line.quote.isPresent();
    }
}
