package io.drover.research.simulation;

import io.drover.fact.Fact;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerStanding;
import io.drover.order.CancelRequest;
import io.drover.order.Capabilities;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import io.drover.port.BrokerExecutor;
import io.drover.port.MarketData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A process's connection to the venue server: orders, market, and time, each of which passes points to die at. */
final class VenueLink extends Clock implements BrokerExecutor, MarketData {
    private final int port;
    private final Passages passages;
    private final Capabilities capabilities;
    private Consumer<ExecutionReport> listener = report -> {};
    private Supplier<Optional<String>> fenced = Optional::empty;
    private int session;
    private Instant now = Instant.EPOCH;

    VenueLink(int port, Passages passages) {
        this.port = port;
        this.passages = passages;
        this.capabilities = (Capabilities) call("capabilities", Steps.NONE);
    }

    /** What of a request and its answer is passed, in order. */
    private record Steps(
            Optional<CrashPoint> connected,
            Optional<CrashPoint> half,
            Optional<CrashPoint> sent,
            Optional<CrashPoint> halfRead,
            Optional<CrashPoint> answered) {
        static final Steps NONE =
                new Steps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        static final Steps ORDER = new Steps(
                Optional.of(CrashPoint.ORDER_CONNECTED),
                Optional.of(CrashPoint.ORDER_HALF_SENT),
                Optional.of(CrashPoint.ORDER_SENT),
                Optional.of(CrashPoint.ORDER_ANSWER_HALF_READ),
                Optional.of(CrashPoint.ORDER_ANSWERED));
        static final Steps CHANGE = new Steps(
                Optional.empty(),
                Optional.of(CrashPoint.CHANGE_HALF_SENT),
                Optional.of(CrashPoint.CHANGE_SENT),
                Optional.empty(),
                Optional.of(CrashPoint.CHANGE_ANSWERED));
        static final Steps SNAPSHOT = new Steps(
                Optional.of(CrashPoint.SNAPSHOT_BEFORE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(CrashPoint.SNAPSHOT_READ));
    }

    private Object call(String what, Steps steps, Object... words) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            pass(steps.connected());
            send(socket, request(what, words), steps);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readInt()];
            in.readFully(answer, 0, answer.length / 2);
            pass(steps.halfRead());
            in.readFully(answer, answer.length / 2, answer.length - answer.length / 2);
            pass(steps.answered());
            return Wire.read(new DataInputStream(new ByteArrayInputStream(answer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] request(String what, Object... words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(what);
        out.writeInt(session);
        Wire.write(List.of(words), out);
        return bytes.toByteArray();
    }

    private void send(Socket socket, byte[] request, Steps steps) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(request.length);
        out.write(request, 0, request.length / 2);
        out.flush();
        pass(steps.half());
        out.write(request, request.length / 2, request.length - request.length / 2);
        out.flush();
        pass(steps.sent());
    }

    private void pass(Optional<CrashPoint> point) {
        point.ifPresent(passages::at);
    }

    /** Lets time go on; what happened meanwhile is heard. */
    void advance(Duration by) {
        now = now.plus(by);
        for (Object report : (List<?>) call("advance", Steps.NONE, now)) {
            listener.accept((ExecutionReport) report);
        }
    }

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void onReport(Consumer<ExecutionReport> newListener) {
        listener = newListener;
    }

    /** Begins a session, in which time goes on from where the venue stands. */
    void hello() {
        List<?> hello = (List<?>) call("hello", Steps.NONE);
        session = (Integer) hello.get(0);
        now = (Instant) hello.get(1);
    }

    /** Asked right before the bytes of an order or a change leave: why they must not. */
    void fence(Supplier<Optional<String>> why) {
        fenced = why;
    }

    private SubmitResult order(String what, Steps steps, Object request) {
        Optional<String> why = fenced.get();
        return why.isPresent()
                ? new SubmitResult.Rejected("FENCED", why.get())
                : (SubmitResult) call(what, steps, request);
    }

    @Override
    public SubmitResult submit(OrderRequest request) {
        return order("submit", Steps.ORDER, request);
    }

    @Override
    public SubmitResult cancel(CancelRequest request) {
        return order("cancel", Steps.CHANGE, request);
    }

    @Override
    public SubmitResult replace(ReplaceRequest request) {
        return order("replace", Steps.CHANGE, request);
    }

    @Override
    public BrokerSnapshot snapshot(Instant since) {
        return (BrokerSnapshot) call("snapshot", Steps.SNAPSHOT, since);
    }

    @Override
    public BrokerStanding standing() {
        return (BrokerStanding) call("standing", Steps.NONE);
    }

    @Override
    public List<Fact> facts(InstrumentId instrument, Instant at, Optional<Instant> previousCycle) {
        passages.at(CrashPoint.FACTS);
        return ((List<?>) call("facts", Steps.NONE, instrument, at))
                .stream().map(Fact.class::cast).toList();
    }

    @Override
    public Optional<Mark> mark(InstrumentId instrument, Instant at) {
        passages.at(CrashPoint.MARK);
        return ((Optional<?>) call("mark", Steps.NONE, instrument, at)).map(Mark.class::cast);
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

    @Override
    public void close() {
        // Each request has a connection of its own.
    }
}
