package io.drover.research.simulation;

import io.drover.model.ClOrdId;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.TimeInForce;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerStanding;
import io.drover.order.CancelRequest;
import io.drover.order.Capabilities;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.MessageRate;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import io.drover.order.SubmitResult.Accepted;
import io.drover.order.SubmitResult.Rejected;
import io.drover.order.SubmitResult.Unknown;
import io.drover.port.BrokerExecutor;
import io.drover.port.BrokerUnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The connection of one process to the venue, and all that goes wrong on it. */
final class FaultBroker implements BrokerExecutor {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Weather weather;
    private final Venue venue;
    private final Fills fills;
    private final Timeline timeline;
    private final ClientKey key;
    private final Optional<MessageRate> rate;
    private final Watch watch;
    private Consumer<ExecutionReport> listener = r -> {};
    private Duration answer = Duration.ZERO;

    /** Who looks on; a call may not return because the process dies here. */
    interface Watch {
        void submits(OrderRequest request);

        void changes(ClOrdId request);
    }

    /** What lies between the process and the venue. */
    record Line(
            Weather weather, Venue venue, Fills fills, Timeline timeline, ClientKey key, Optional<MessageRate> rate) {}

    FaultBroker(Line line, Watch watch) {
        this.weather = line.weather();
        this.venue = line.venue();
        this.fills = line.fills();
        this.timeline = line.timeline();
        this.key = line.key();
        this.rate = line.rate();
        this.watch = watch;
    }

    /** How long the last call took; asked once. */
    Duration took() {
        Duration took = answer;
        answer = Duration.ZERO;
        return took;
    }

    void hear(ExecutionReport report) {
        listener.accept(report);
    }

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                EnumSet.allOf(OrdType.class),
                EnumSet.allOf(TimeInForce.class),
                true,
                key != ClientKey.NONE,
                false,
                true,
                key,
                TIMEOUT,
                rate,
                true);
    }

    @Override
    public void onReport(Consumer<ExecutionReport> newListener) {
        listener = newListener;
    }

    @Override
    public SubmitResult submit(OrderRequest request) {
        watch.submits(request);
        Optional<SubmitResult> cut = cut();
        if (cut.isPresent()) {
            return cut.orElseThrow();
        }
        Optional<Fault> fault = weather.nextOf(Weather.SUBMIT);
        return fault.map(f -> submit(request, f)).orElseGet(() -> land(request));
    }

    private Optional<SubmitResult> cut() {
        if (weather.isExpired()) {
            return Optional.of(new Rejected("SESSION_EXPIRED", "log in again"));
        }
        return weather.isOffline() ? Optional.of(timeout()) : Optional.empty();
    }

    private Unknown timeout() {
        answer = TIMEOUT;
        return new Unknown("no answer within " + TIMEOUT);
    }

    private SubmitResult submit(OrderRequest request, Fault fault) {
        switch (fault.kind()) {
            case TIMEOUT_AFTER_ACCEPT, MALFORMED_ANSWER -> land(request);
            case CLOSED_AFTER_ACCEPT -> {
                weather.streamDown(Duration.ofSeconds(20 + fault.choice(100)));
                land(request);
            }
            case LANDS_LATE -> timeline.after(Duration.ofSeconds(1 + fault.choice(55)), () -> land(request));
            case SERVER_ERROR -> {
                return new Unknown("503 Service Unavailable");
            }
            case REJECTED -> {
                return new Rejected("INSUFFICIENT_BUYING_POWER", "drawn by lot");
            }
            case NULL_ID -> {
                land(request);
                return new Accepted(new OrderId("null"), Optional.empty());
            }
            case SILENT_DROP -> {
                return new Accepted(new OrderId("dropped"), echo(request.clOrdId()));
            }
            case REJECTED_AFTER_ACK -> {
                SubmitResult result = land(request);
                venue.find(request.clOrdId())
                        .filter(VenueOrder::isOpen)
                        .ifPresent(o -> venue.reject(o, "rejected by the exchange"));
                return result;
            }
            default -> {}
        }
        return fault.kind() == FaultKind.MALFORMED_ANSWER ? new Unknown("not JSON") : timeout();
    }

    private Optional<ClOrdId> echo(ClOrdId id) {
        return key == ClientKey.NONE ? Optional.empty() : Optional.of(id);
    }

    private SubmitResult land(OrderRequest request) {
        if (key == ClientKey.UNIQUE && venue.find(request.clOrdId()).isPresent()) {
            return new Rejected(Rejected.DUPLICATE_CL_ORD_ID, "must be unique");
        }
        VenueOrder order = venue.accept(request);
        fills.arrived(order);
        return new Accepted(order.orderId, echo(request.clOrdId()));
    }

    @Override
    public SubmitResult cancel(CancelRequest request) {
        return change(request.clOrdId(), request.origClOrdId(), order -> cancel(order, request));
    }

    /** A cancel or a replacement of an order that the venue knows. */
    private SubmitResult change(ClOrdId id, ClOrdId orig, Function<VenueOrder, SubmitResult> asked) {
        watch.changes(id);
        return cut().orElseGet(() ->
                venue.find(orig).map(asked).orElseGet(() -> new Rejected("UNKNOWN_ORDER", "no such order")));
    }

    private SubmitResult cancel(VenueOrder order, CancelRequest request) {
        Optional<FaultKind> fault = weather.nextOf(Weather.CANCEL).map(Fault::kind);
        if (fault.filter(k -> k == FaultKind.CANCEL_TIMEOUT).isPresent()) {
            return timeout();
        }
        if (fault.filter(k -> k == FaultKind.CANCEL_FILL_RACE).isPresent()) {
            fills.fillNow(order, order.leaves());
        } else if (fault.filter(k -> k == FaultKind.CANCELLED_THEN_FILLED).isPresent()) {
            weather.holdNext();
            fills.fillNow(order, BigDecimal.ONE);
        }
        cancelNow(order, request);
        return fault.filter(k -> k == FaultKind.CANCEL_UNANSWERED).isPresent()
                ? timeout()
                : new Accepted(order.orderId, Optional.empty());
    }

    private void cancelNow(VenueOrder order, CancelRequest request) {
        if (order.isOpen() && order.clOrdId.equals(request.origClOrdId())) {
            venue.cancel(order, "cancelled on request");
        } else {
            venue.refuseChange(order, request.origClOrdId(), "too late: " + order.status);
        }
    }

    @Override
    public SubmitResult replace(ReplaceRequest request) {
        return change(request.clOrdId(), request.origClOrdId(), order -> replace(order, request));
    }

    private SubmitResult replace(VenueOrder order, ReplaceRequest request) {
        Optional<FaultKind> fault = weather.nextOf(Weather.REPLACE).map(Fault::kind);
        if (fault.filter(k -> k == FaultKind.REPLACE_TIMEOUT).isPresent()) {
            return timeout();
        }
        if (fault.isPresent()) {
            fills.fillNow(order, order.leaves());
        }
        replaceNow(order, request);
        return new Accepted(order.orderId, Optional.empty());
    }

    private void replaceNow(VenueOrder order, ReplaceRequest request) {
        BigDecimal quantity = request.orderQty().value();
        if (order.isWorking() && order.clOrdId.equals(request.origClOrdId()) && quantity.compareTo(order.cumQty) > 0) {
            venue.replace(order, request.clOrdId(), quantity);
        } else {
            venue.refuseChange(order, request.origClOrdId(), "cannot be replaced: " + order.status);
        }
    }

    @Override
    public BrokerSnapshot snapshot(Instant since) {
        requireConnection();
        Optional<FaultKind> fault = weather.nextOf(Weather.SNAPSHOT).map(Fault::kind);
        if (fault.filter(k -> k == FaultKind.SNAPSHOT_FAILS).isPresent()) {
            throw new BrokerUnavailableException("500", new IllegalStateException("simulated"));
        }
        return Snapshots.of(venue, key, since, fault);
    }

    @Override
    public BrokerStanding standing() {
        requireConnection();
        return BrokerStanding.of(Snapshots.of(venue, key, venue.now(), Optional.empty()));
    }

    private void requireConnection() {
        if (weather.isExpired() || weather.isOffline()) {
            throw new BrokerUnavailableException("no connection", new IllegalStateException("simulated"));
        }
    }

    @Override
    public void close() {
        // The connection ends with the process.
    }
}
