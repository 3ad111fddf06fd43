package io.drover.trading;

import io.drover.fact.FactNumbers;
import io.drover.journal.StateImage;
import io.drover.model.Instrument;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.AccountEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;

/**
 * What is held of one instrument. Cost is kept as a total, so that the average price is never rounded twice; a partial
 * close takes out its share of the cost, rounded to 34 digits HALF_EVEN, a full close takes out all of it.
 */
public final class Holding {
    private static final Price NOTHING = new Price(BigDecimal.ZERO);
    private static final MathContext SHARE = MathContext.DECIMAL128;

    private final Instrument instrument;
    private final String symbol;
    private String strategy = "";
    private Quantity quantity = Quantity.ZERO;
    private Money cost;
    private Price average = NOTHING;
    private Money averageOf;
    private Quantity averageFor = Quantity.ZERO;
    private Money realizedPnl;
    private Instant entryTime = Instant.EPOCH;
    private double high;
    private double low;
    private double last;

    Holding(Instrument instrument) {
        this.instrument = instrument;
        this.symbol = instrument.id().toString();
        this.cost = Money.zero(instrument.currency());
        this.averageOf = cost;
        this.realizedPnl = Money.zero(instrument.currency());
    }

    public Instrument instrument() {
        return instrument;
    }

    /** The instrument's id as rules write it. */
    String symbol() {
        return symbol;
    }

    /** Owner since the first accepted entry, "" when flat and free. */
    public String strategy() {
        return strategy;
    }

    /** Signed: negative when short. */
    public Quantity quantity() {
        return quantity;
    }

    public boolean isFlat() {
        return quantity.isZero();
    }

    /** Signed value at entry prices. */
    public Money cost() {
        return cost;
    }

    /** Of this instrument since it was last flat, fees included. */
    public Money realizedPnl() {
        return realizedPnl;
    }

    public Instant entryTime() {
        return entryTime;
    }

    double high() {
        return high;
    }

    double low() {
        return low;
    }

    /** Average entry price, 34 digits; 0 when flat. */
    public Price averagePrice() {
        if (!averageOf.equals(cost) || !averageFor.equals(quantity)) {
            average = isFlat()
                    ? NOTHING
                    : new Price(cost.amount().divide(quantity.value().multiply(instrument.multiplier()), SHARE));
            averageOf = cost;
            averageFor = quantity;
        }
        return average;
    }

    public Money marketValue(Price mark) {
        return instrument.value(mark, quantity);
    }

    /** The last price that a cycle saw since entry, the average entry price before the first. */
    Price lastPrice() {
        return last == 0 ? averagePrice() : new Price(FactNumbers.toDecimal(last));
    }

    /** What a missing price is counted as: the last one, moved against the position by the collar. */
    Price worstPrice(BigDecimal collarRatio) {
        BigDecimal against = collarRatio.multiply(BigDecimal.valueOf(-quantity.signum()));
        return lastPrice().times(BigDecimal.ONE.add(against));
    }

    /** The first owner stays it until {@link #release()}. */
    void own(String owner) {
        if (strategy.isEmpty()) {
            strategy = owner;
        }
    }

    void release() {
        strategy = "";
    }

    /** Extremes of the marks that cycles saw since entry. */
    void sawMark(double mark) {
        last = mark;
        high = high == 0 ? mark : Math.max(high, mark);
        low = low == 0 ? mark : Math.min(low, mark);
    }

    /** Books a signed quantity and returns the profit it realised, before fees. */
    Money book(Quantity signed, Price price, Money fee, Instant at) {
        Money realized = Money.zero(instrument.currency());
        if (isFlat()) {
            start(at);
        }
        Quantity opening = signed;
        if (quantity.signum() * signed.signum() < 0) {
            Quantity closing = signed.abs().min(quantity.abs());
            realized = close(closing, price);
            opening = signed.signum() > 0 ? signed.minus(closing) : signed.plus(closing);
            if (isFlat() && !opening.isZero()) {
                start(at);
            }
        }
        quantity = quantity.plus(opening);
        cost = cost.plus(instrument.value(price, opening));
        realizedPnl = realizedPnl.plus(realized).minus(fee);
        return realized;
    }

    /**
     * Every unit becomes {@code ratio} units and cost stays, but for the share of a fraction that is taken out for cash.
     *
     * @return the profit that this cash realised
     */
    Money split(AccountEvent.Split event) {
        quantity = new Quantity(quantity.value().multiply(event.ratio()));
        double factor = FactNumbers.of(event.ratio());
        high = high / factor;
        low = low / factor;
        last = last / factor;
        if (event.fraction().isZero() || isFlat()) {
            return event.cashInLieu();
        }
        Money realized = event.cashInLieu().minus(takeOut(event.fraction().abs().min(quantity.abs())));
        realizedPnl = realizedPnl.plus(realized);
        return realized;
    }

    private void start(Instant at) {
        entryTime = at;
        realizedPnl = Money.zero(instrument.currency());
        high = 0;
        low = 0;
        last = 0;
    }

    private Money close(Quantity closing, Price price) {
        Quantity signedClosing = quantity.signum() > 0 ? closing : closing.negated();
        return instrument.value(price, signedClosing).minus(takeOut(closing));
    }

    /** Makes the position smaller and returns the cost of what went. */
    private Money takeOut(Quantity closing) {
        Money costOut = closing.equals(quantity.abs())
                ? cost
                : new Money(
                        cost.amount()
                                .multiply(closing.value())
                                .divide(quantity.abs().value(), SHARE),
                        cost.currency());
        quantity = quantity.signum() > 0 ? quantity.minus(closing) : quantity.plus(closing);
        cost = cost.minus(costOut);
        return costOut;
    }

    /** Whether it is as it was made. */
    boolean isUntouched() {
        return image().equals(new Holding(instrument).image());
    }

    StateImage.Held image() {
        return new StateImage.Held(instrument.id(), strategy, quantity, cost, realizedPnl, entryTime, high, low, last);
    }

    void restore(StateImage.Held image) {
        strategy = image.strategy();
        quantity = image.quantity();
        cost = image.cost();
        realizedPnl = image.realizedPnl();
        entryTime = image.entryTime();
        high = image.high();
        low = image.low();
        last = image.last();
    }
}
