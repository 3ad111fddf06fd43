package io.drover.broker.simulated;

import io.drover.broker.contract.Orders;
import io.drover.model.AssetClass;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.AccountEvent;
import io.drover.order.CancelRequest;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A simulated broker with one instrument, minute bars and a clock that follows them. */
final class Bench extends Clock {
    static final InstrumentId ACME = InstrumentId.parse("ACME.XNAS");
    static final Instant START = Instant.parse("2024-03-04T15:00:00Z");

    final SimulatedBroker broker;
    final List<ExecutionReport> reports;
    private Instant now = START;
    private int ids;
    private ClOrdId lastSubmitted = Orders.id(0);

    Bench(SimulationSettings settings) {
        this(settings, SimulatedMarket.of(List.of(acme())));
    }

    Bench(SimulationSettings settings, SimulatedMarket market) {
        this(clock -> SimulatedBroker.inMemory(settings, market, clock), new ArrayList<>());
    }

    private Bench(Function<Clock, SimulatedBroker> maker, List<ExecutionReport> reports) {
        this.reports = reports;
        broker = maker.apply(this);
        broker.onReport(reports::add);
    }

    static Bench logged(Path directory, SimulationSettings settings, SimulatedMarket market) {
        return new Bench(clock -> SimulatedBroker.logged(directory, settings, market, clock), new ArrayList<>());
    }

    /** The same bench in a new process: same time, ids and listener, broker from its log. */
    Bench reopened(Path directory, SimulationSettings settings) {
        Bench next = new Bench(
                clock -> SimulatedBroker.logged(directory, settings, SimulatedMarket.of(List.of(acme())), clock),
                reports);
        next.now = now;
        next.ids = ids;
        next.lastSubmitted = lastSubmitted;
        return next;
    }

    ClOrdId lastSubmitted() {
        return lastSubmitted;
    }

    static Instrument acme() {
        return instrument(ACME, true);
    }

    static Instrument instrument(InstrumentId id, boolean shortable) {
        return new Instrument(
                id,
                AssetClass.EQUITY,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of(1),
                BigDecimal.ONE,
                "",
                "XNYS",
                PriceSource.BAR_CLOSE,
                Duration.ofMinutes(5),
                shortable);
    }

    static SimulationSettings settings() {
        return SimulationSettings.of(Money.of("100000", Currency.USD));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    void open(String price) {
        broker.barOpened(ACME, now, Price.of(price));
    }

    /** Ends the bar one minute later; open, high, low, close. */
    void close(String ohlc, long volume) {
        now = now.plusSeconds(60);
        broker.barClosed(ACME, now, range(ohlc, volume));
    }

    static BarRange range(String ohlc, long volume) {
        String[] p = ohlc.split(" ", 4);
        return new BarRange(Price.of(p[0]), Price.of(p[1]), Price.of(p[2]), Price.of(p[3]), Quantity.of(volume));
    }

    /** A whole bar. */
    void bar(String ohlc) {
        bar(ohlc, 1_000_000);
    }

    void bar(String ohlc, long volume) {
        open(ohlc.substring(0, ohlc.indexOf(' ')));
        close(ohlc, volume);
    }

    void quote(String bid, String ask) {
        quote(bid, ask, Quantity.ZERO);
    }

    void quote(String bid, String ask, Quantity size) {
        now = now.plusSeconds(1);
        broker.quote(ACME, now, new BidAsk(Price.of(bid), Price.of(ask), size, size));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void sessionClosed() {
        broker.sessionClosed(ACME, now);
    }

    Optional<AccountEvent> split(String id, String ratio) {
        return broker.split(new ExecId(id), ACME, now, new BigDecimal(ratio));
    }

    Optional<AccountEvent> dividend(String id, String perShare) {
        return broker.dividend(new ExecId(id), ACME, now, Price.of(perShare));
    }

    ClOrdId id() {
        return Orders.id(++ids);
    }

    SubmitResult submit(OrderRequest request) {
        lastSubmitted = request.clOrdId();
        SubmitResult result = broker.submit(request);
        broker.deliver();
        return result;
    }

    OrderRequest market(Side side, long qty) {
        return order(side, OrdType.MARKET, qty, "", "");
    }

    OrderRequest limit(Side side, long qty, String limit) {
        return order(side, OrdType.LIMIT, qty, limit, "");
    }

    OrderRequest stop(Side side, long qty, String stop) {
        return order(side, OrdType.STOP, qty, "", stop);
    }

    OrderRequest order(Side side, OrdType type, long qty, String limit, String stop) {
        return new OrderRequest(
                id(),
                ACME,
                OrderRole.ENTRY,
                side,
                type,
                Quantity.of(qty),
                price(limit),
                price(stop),
                Optional.empty(),
                TimeInForce.GTC,
                Optional.empty(),
                Protection.NONE);
    }

    static OrderRequest withTif(OrderRequest r, TimeInForce tif) {
        return new OrderRequest(
                r.clOrdId(),
                r.instrument(),
                r.role(),
                r.side(),
                r.ordType(),
                r.orderQty(),
                r.limitPx(),
                r.stopPx(),
                r.trailingRatio(),
                tif,
                Optional.empty(),
                r.protection());
    }

    /** Attaches a stop and a take-profit; an empty text means none. */
    OrderRequest withLegs(OrderRequest r, String stop, String takeProfit) {
        Protection legs = new Protection(
                stop.isEmpty() ? Optional.empty() : Optional.of(id()),
                price(stop),
                Optional.empty(),
                takeProfit.isEmpty() ? Optional.empty() : Optional.of(id()),
                price(takeProfit));
        return new OrderRequest(
                r.clOrdId(),
                r.instrument(),
                r.role(),
                r.side(),
                r.ordType(),
                r.orderQty(),
                r.limitPx(),
                r.stopPx(),
                r.trailingRatio(),
                r.timeInForce(),
                r.expireTime(),
                legs);
    }

    OrderRequest trailing(Side side, long qty, String ratio) {
        return new OrderRequest(
                id(),
                ACME,
                OrderRole.PROTECTIVE,
                side,
                OrdType.TRAILING_STOP,
                Quantity.of(qty),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(ratio)),
                TimeInForce.GTC,
                Optional.empty(),
                Protection.NONE);
    }

    SubmitResult cancel(ClOrdId order) {
        SubmitResult result = broker.cancel(new CancelRequest(id(), order, ACME));
        broker.deliver();
        return result;
    }

    SubmitResult replace(ClOrdId order, long qty, String limit, String stop) {
        SubmitResult result =
                broker.replace(new ReplaceRequest(id(), order, ACME, Quantity.of(qty), price(limit), price(stop)));
        broker.deliver();
        return result;
    }

    private static Optional<Price> price(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Price.of(text));
    }

    /** What was reported since the last call, one short line each, e.g. {@code TRADE 10@99.5 FILLED leaves 0}. */
    List<String> told() {
        List<String> lines = reports.stream().map(Bench::line).toList();
        reports.clear();
        return lines;
    }

    private static String line(ExecutionReport r) {
        String fill = r.lastPx().map(px -> r.lastQty() + "@" + px + " ").orElse("");
        return r.execType() + " " + fill + r.side() + " " + r.ordStatus() + " leaves " + r.leavesQty();
    }

    Quantity position() {
        return broker.snapshot(START).positions().stream()
                .map(p -> p.quantity())
                .findFirst()
                .orElse(Quantity.ZERO);
    }

    Money cash() {
        return broker.snapshot(START).cash();
    }
}
