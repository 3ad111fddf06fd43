package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.journal.StateImage.Fill;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.AccountEvent;
import io.drover.order.ExecutionReport;
import io.drover.order.SplitTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Orders, positions and cash of one account, in exact decimals: the part of the state that a broker's books must equal. */
public final class Books {
    private final OrderIndex orders;
    private final OrderCounts forgotten = new OrderCounts();
    private final Holdings holdings;
    private final FillLog log = new FillLog();
    private final SortedSet<ExecId> events = new TreeSet<>();
    private final GrowingLegs growing = new GrowingLegs();
    private Money cash;
    private Money fees;
    private Money realizedPnl;
    private long version;

    public Books(SortedMap<InstrumentId, Instrument> instruments, Currency currency) {
        this(instruments, currency, ClosedKept.STANDARD);
    }

    Books(SortedMap<InstrumentId, Instrument> instruments, Currency currency, ClosedKept kept) {
        this.orders = new OrderIndex(kept);
        this.holdings = new Holdings(instruments);
        this.cash = Money.zero(currency);
        this.fees = Money.zero(currency);
        this.realizedPnl = Money.zero(currency);
    }

    public Money cash() {
        return cash;
    }

    /** Paid since the start, never negative. */
    public Money fees() {
        return fees;
    }

    /** Of all closed quantities since the start, fees included. */
    public Money realizedPnl() {
        return realizedPnl.minus(fees);
    }

    /** Changes with every change of orders, positions or cash. */
    long version() {
        return version;
    }

    /** Orders in memory, oldest first: all that are open, and those that closed last. */
    public Collection<Order> orders() {
        return orders.all();
    }

    /** Of all orders ever intended. */
    public StateImage.OrderCounts counts() {
        return forgotten.with(orders.all());
    }

    /** Whether there were orders that only the journal knows any more. */
    boolean hasForgotten() {
        return !forgotten.isEmpty();
    }

    /** Whether memory knows an order under this id, ours or not. */
    boolean hasHeardOf(ClOrdId id) {
        return orders.family(id).isPresent();
    }

    /** All that is known of an order and its legs. */
    Optional<StateImage.Family> family(ClOrdId id) {
        return orders.family(id).map(f -> orders.image(f, log));
    }

    /** Orders that are not closed, oldest first; held legs included. */
    public List<Order> openOrders() {
        return orders.open();
    }

    /** Whether something of this instrument is held or working. */
    boolean concerns(InstrumentId id) {
        return holdings.isHeld(id) || hasOpenOrder(id);
    }

    private boolean hasOpenOrder(InstrumentId id) {
        for (Order order : openOrders()) {
            if (order.request().instrument().equals(id)) {
                return true;
            }
        }
        return false;
    }

    List<Order> growingLegs(InstrumentId id) {
        return growing.of(id);
    }

    boolean hasOpenOrders() {
        return !orders.open().isEmpty();
    }

    public Optional<Order> order(ClOrdId id) {
        return orders.find(id);
    }

    /** The order with this id of the broker's. */
    Optional<Order> order(OrderId id) {
        return orders.ofBroker(id);
    }

    /** Orders that were abandoned after they had been sent, and may still appear. */
    List<Order> watched() {
        return orders.watched();
    }

    /** Whether the broker's order is known not to be ours. */
    boolean isExternal(OrderId id) {
        return orders.isExternal(id);
    }

    /** Positions that are not flat, by instrument. */
    public List<Holding> positions() {
        return holdings.positions();
    }

    public Holding holding(InstrumentId id) {
        return holdings.of(id);
    }

    /** The same, of an id as rules write it. */
    Holding holding(String symbol) {
        return holdings.of(symbol);
    }

    /** The configured instrument of this id, written as in rules; absent when there is none. */
    Optional<Instrument> find(String symbol) {
        return holdings.find(symbol);
    }

    boolean isConfigured(InstrumentId id) {
        return holdings.isConfigured(id);
    }

    public Instrument instrument(InstrumentId id) {
        return holdings.instrument(id);
    }

    boolean knows(ExecId id) {
        return log.knows(id);
    }

    /** Equity: cash plus market value of all positions at the given marks. */
    public Money equity(Function<InstrumentId, Price> marks) {
        return positions().stream()
                .map(h -> h.marketValue(marks.apply(h.instrument().id())))
                .reduce(cash, Money::plus);
    }

    void intended(JournalRecord.Intent intent) {
        Order order = Order.of(intent);
        orders.add(order);
        ProtectiveLegs.of(intent.request()).forEach(leg -> orders.add(Order.heldLeg(leg, intent)));
        if (order.is(OrderRole.EXIT)) {
            Quantity held = holding(intent.request().instrument()).quantity().abs();
            order.closesAll(intent.request().orderQty().compareTo(held) >= 0);
        }
        if (order.is(OrderRole.ENTRY) && !intent.strategy().isEmpty()) {
            holding(intent.request().instrument()).own(intent.strategy());
        }
        version++;
    }

    /** A new run cannot know what became of what the one before sent. */
    void runBegan() {
        openOrders().forEach(Order::runBegan);
        version++;
    }

    void sending(JournalRecord.Sending record) {
        change(record.clOrdId(), o -> o.sending(new StateImage.Sent(record.sentAt(), record.known())));
    }

    void abandoned(ClOrdId id, String reason, Optional<Instant> watchUntil) {
        change(id, o -> o.abandon(reason, watchUntil));
        closeOrphanedLegs(id);
    }

    void quarantined(JournalRecord.Quarantined record) {
        change(record.clOrdId(), o -> o.quarantine(record.code() + ": " + record.text()));
    }

    void resolved(JournalRecord.QuarantineResolved record) {
        record.orderId()
                .ifPresentOrElse(
                        id -> change(record.clOrdId(), o -> o.identified(id)),
                        () -> abandoned(
                                record.clOrdId(), "QUARANTINE_RESOLVED: " + record.reason(), record.watchUntil()));
    }

    /** The order is ours again, with its legs and its hold on the instrument. */
    void arrivedLate(JournalRecord.LateArrival record) {
        order(record.clOrdId()).ifPresent(order -> {
            order.arrivedLate(record.orderId(), record.ordStatus());
            for (Order leg : legsOf(order)) {
                if (!leg.isSent()) {
                    leg.holdAgain();
                    settle(leg.clOrdId());
                }
            }
            settle(record.clOrdId());
            if (order.is(OrderRole.ENTRY)) {
                holding(order.request().instrument()).own(order.strategy());
            }
        });
    }

    void external(OrderId id) {
        orders.external(id);
    }

    /** A cycle began: what was looked for long enough is forgotten. */
    void time(Instant now) {
        orders.time(now, growing);
    }

    void submitted(JournalRecord.Submitted record) {
        if (orders.isChange(record.clOrdId())) {
            record.result()
                    .match(
                            accepted -> true,
                            rejected -> change(record.clOrdId(), Order::changeRefused),
                            unknown -> change(record.clOrdId(), o -> o.changeUnknown(unknown.text())));
            return;
        }
        change(record.clOrdId(), o -> o.answered(record.result()));
        closeOrphanedLegs(record.clOrdId());
    }

    void cancelIntended(JournalRecord.CancelIntent record) {
        orders.change(record.request().clOrdId(), record.request().origClOrdId());
        change(record.request().origClOrdId(), Order::cancelRequested);
    }

    void replaceIntended(JournalRecord.ReplaceIntent record) {
        orders.change(record.request().clOrdId(), record.request().origClOrdId());
        change(record.request().origClOrdId(), Order::replaceRequested);
    }

    /** Books a report once; whether it was new. */
    boolean on(ExecutionReport report) {
        if (!log.hear(report.execId())) {
            return false;
        }
        orders.heardOf(report.clOrdId()).heard().add(report.execId());
        change(report.clOrdId(), o -> o.on(report));
        bookFills(report);
        settle(report.clOrdId());
        closeOrphanedLegs(report.clOrdId());
        return true;
    }

    /** Books what has an id once. */
    void cashMoved(JournalRecord.CashMoved record) {
        if (record.id().map(this::isNews).orElse(true)) {
            cash = cash.plus(record.amount());
            version++;
        }
    }

    /** Booked once. */
    void split(AccountEvent.Split event) {
        if (!isNews(event.id())) {
            return;
        }
        Holding holding = holding(event.instrument());
        realizedPnl = realizedPnl.plus(holding.split(event));
        cash = cash.plus(event.cashInLieu());
        SplitTerms terms = new SplitTerms(event.ratio(), holding.instrument());
        if (!terms.cancelsOrders()) {
            orders.split(terms);
            growing.split(terms);
        }
        holdings.changed();
        releaseOwnership(event.instrument());
        version++;
    }

    private boolean isNews(ExecId event) {
        return log.hear(event) && events.add(event);
    }

    private void bookFills(ExecutionReport report) {
        switch (report.execType()) {
            case TRADE -> fill(report);
            case TRADE_CORRECT -> {
                takeBack(report);
                fill(report);
            }
            case TRADE_CANCEL -> takeBack(report);
            case NEW, PENDING_CANCEL, CANCELED, CANCEL_REJECTED, REPLACED, REJECTED, EXPIRED -> {}
        }
    }

    private void fill(ExecutionReport report) {
        Fill fill = FillLog.fillOf(report);
        if (log.fill(fill)) {
            trade(fill, BigDecimal.ONE);
            order(fill.clOrdId()).ifPresent(o -> {
                Optional<Quantity> all = Optional.of(report)
                        .filter(r -> r.execType() == ExecType.TRADE)
                        .map(ExecutionReport::cumQty);
                o.filled(fill.execId(), fill.quantity(), all);
                legsOf(o).forEach(leg -> growing.entryFilled(leg, o.cumQty()));
            });
        }
    }

    private void takeBack(ExecutionReport report) {
        report.refExecId().ifPresent(id -> {
            if (log.supersede(id)) {
                orders.heardOf(report.clOrdId()).superseded().add(id);
            }
            takeBack(id);
        });
    }

    private void takeBack(ExecId id) {
        log.takeBack(id).ifPresent(old -> {
            trade(old, BigDecimal.ONE.negate());
            order(old.clOrdId()).ifPresent(o -> o.unfilled(id));
        });
    }

    /** Books a fill, or with a factor of -1 takes it back. */
    private void trade(Fill fill, BigDecimal factor) {
        Holding holding = holding(fill.instrument());
        Quantity signed = new Quantity(fill.quantity()
                .value()
                .multiply(BigDecimal.valueOf(fill.side().sign()))
                .multiply(factor));
        Money fee = fill.fee().times(factor);
        realizedPnl = realizedPnl.plus(holding.book(signed, fill.price(), fee, fill.at()));
        holdings.changed();
        cash = cash.minus(holding.instrument().value(fill.price(), signed)).minus(fee);
        fees = fees.plus(fee);
    }

    private boolean change(ClOrdId id, Consumer<Order> change) {
        order(id).ifPresent(change);
        settle(id);
        return true;
    }

    private void settle(ClOrdId id) {
        version++;
        order(id).ifPresent(order -> {
            growing.settle(order);
            orders.settle(order, growing);
            releaseOwnership(order.request().instrument());
        });
    }

    /** Legs of an entry that ended without a fill never become active. */
    private void closeOrphanedLegs(ClOrdId id) {
        order(id).filter(entry -> !entry.isOpen() && entry.cumQty().isZero()).ifPresent(entry -> {
            for (Order leg : legsOf(entry)) {
                if (leg.isHeld()) {
                    change(leg.clOrdId(), o -> o.abandon("entry ended without a fill", Optional.empty()));
                }
            }
            releaseOwnership(entry.request().instrument());
        });
    }

    private List<Order> legsOf(Order entry) {
        List<Order> legs = new ArrayList<>(2);
        for (ClOrdId id : ProtectiveLegs.ids(entry.request())) {
            order(id).ifPresent(legs::add);
        }
        return legs;
    }

    private void releaseOwnership(InstrumentId id) {
        Holding holding = holding(id);
        if (holding.isFlat() && !hasOpenOrder(id)) {
            holding.release();
        }
    }

    /** Forgets the orders that closed earliest; at the end of a record. */
    void forgetOldest() {
        orders.forgetOldest(family -> {
            forgotten.forget(family.orders());
            if (!orders.isWanted(family)) {
                forget(family);
            }
        });
    }

    private void forget(OrderFamily family) {
        log.forget(family);
        orders.forget(family);
    }

    /** The order that closed last, as the journal tells of it. */
    void recalled(StateImage.Family image) {
        orders.family(image.id()).ifPresent(this::forget);
        OrderFamily family = orders.restore(image);
        log.restore(image);
        orders.recalled(family);
        forgotten.recall(family.orders());
        version++;
    }

    StateImage.Books image() {
        return new StateImage.Books(
                cash,
                fees,
                realizedPnl,
                holdings.image(),
                forgotten.image(),
                orders.images(log),
                orders.openIds(),
                orders.closedIds(),
                growing.image(),
                List.copyOf(events),
                orders.external());
    }

    void restore(StateImage.Books image) {
        cash = image.cash();
        fees = image.fees();
        realizedPnl = image.realizedPnl();
        holdings.restore(image.holdings());
        orders.restore(image);
        image.growing().forEach(g -> order(g.order()).ifPresent(leg -> growing.restore(leg, g.quantity())));
        image.families().forEach(log::restore);
        image.events().forEach(this::isNews);
        forgotten.restore(image.forgotten());
        version++;
    }
}
