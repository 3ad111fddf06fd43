package io.drover.broker.simulated;

import io.drover.model.ExecId;
import io.drover.model.Instrument;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.AccountEvent;
import io.drover.order.SplitTerms;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Splits and dividends in the account, each once. Whole lots stay whole: what a split leaves over is paid in cash at the last
 * price, as dividends rounded to cents. A dividend is paid on its ex-date.
 */
final class Actions {
    private static final int CENTS = 2;

    private final SimulationSettings settings;
    private final Books books;
    private final Execution execution;
    private final Set<ExecId> taken = new HashSet<>();
    private final Map<ExecId, AccountEvent> events = new LinkedHashMap<>();

    Actions(SimulationSettings settings, Books books, Execution execution) {
        this.settings = settings;
        this.books = books;
        this.execution = execution;
    }

    /** What has happened to the account, oldest first. */
    Collection<AccountEvent> events() {
        return events.values();
    }

    Optional<AccountEvent> event(ExecId id) {
        return Optional.ofNullable(events.get(id));
    }

    /** Nothing happens where nothing is held. */
    void take(Line line, SimInput.Dividend paid) {
        Quantity held = books.position(paid.instrument());
        if (taken.add(paid.id()) && !held.isZero()) {
            Money amount = cents(line.instrument.value(paid.perShare(), held));
            books.pay(amount.amount());
            events.put(paid.id(), new AccountEvent.Dividend(paid.id(), paid.at(), paid.instrument(), amount));
        }
    }

    /** The account is told where something is held or works; prices that the line remembers change in any case. */
    void take(Line line, SimInput.Split split) {
        if (!taken.add(split.id())) {
            return;
        }
        SplitTerms terms = new SplitTerms(split.ratio(), line.instrument);
        line.split(terms);
        line.last = split.last().or(() -> line.last);
        if (!books.position(split.instrument()).isZero() || line.isWorking()) {
            book(line, terms, split);
        }
    }

    private void book(Line line, SplitTerms terms, SimInput.Split split) {
        Quantity held = books.position(split.instrument());
        Quantity fraction = fraction(line.instrument, terms.exact(held));
        Money cash = fraction.isZero()
                ? Money.zero(line.instrument.currency())
                : cents(line.instrument.value(price(line, terms), fraction));
        books.split(split.instrument(), split.ratio(), fraction, cash.amount());
        orders(line, terms, split.at());
        events.put(
                split.id(),
                new AccountEvent.Split(split.id(), split.at(), split.instrument(), split.ratio(), fraction, cash));
    }

    private void orders(Line line, SplitTerms terms, Instant at) {
        for (SimOrder order : List.copyOf(line.working)) {
            if (terms.cancelsOrders()) {
                execution.close(order, OrdStatus.CANCELED, at, "reverse split");
            } else {
                order.split(terms);
                order.legs.stream().filter(SimOrder::isHeld).forEach(leg -> leg.split(terms));
            }
        }
        line.dropClosed();
    }

    private Quantity fraction(Instrument instrument, Quantity held) {
        return settings.fractional() ? Quantity.ZERO : held.minus(held.roundedTo(instrument.lot(), RoundingMode.DOWN));
    }

    /** The last price heard of, in new units; before the first the average entry price. */
    private Price price(Line line, SplitTerms terms) {
        return line.last
                .or(() -> books.avgPx(line.instrument.id()).map(terms::price))
                .orElseThrow();
    }

    private static Money cents(Money exact) {
        return new Money(exact.amount().setScale(CENTS, RoundingMode.HALF_EVEN), exact.currency());
    }
}
