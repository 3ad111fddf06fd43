package io.drover.research.simulation;

import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.order.CancelRequest;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The venue of the simulation behind a socket: it lives on when a process that trades there dies. One request a connection;
 * one that came only in part is as if it had never been sent. Its time goes on when a process says so.
 */
final class VenueServer implements Closeable {
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Set<String> ORDERING = Set.of("submit", "cancel", "replace");

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Timeline timeline;
    private final Venue venue;
    private final Prices prices;
    private final Fills fills;
    private final FaultBroker broker;
    private final List<ExecutionReport> stream = new ArrayList<>();
    private Instant walkedTo = START;
    private int last;
    private long orders;
    private long late;

    VenueServer(long seed, ClientKey key) throws IOException {
        timeline = new Timeline(START, Chance.of(seed, "lots"));
        Weather calm = new Weather(timeline);
        venue = new Venue(timeline, stream::add, Optional::empty);
        prices = new Prices(timeline, seed);
        fills = new Fills(venue, prices, timeline, calm, Chance.of(seed, "fills"));
        broker = new FaultBroker(
                new FaultBroker.Line(calm, venue, fills, timeline, key, Optional.empty()), new Nobody());
        Thread server = new Thread(this::serve, "venue");
        server.setDaemon(true);
        server.start();
    }

    /** Nobody looks on at the connection. */
    private static final class Nobody implements FaultBroker.Watch {
        @Override
        public void submits(OrderRequest request) {
            // Judged by what the venue holds afterwards.
        }

        @Override
        public void changes(ClOrdId request) {
            // Judged by what the venue holds afterwards.
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Instruments that are traded there. */
    Prices prices() {
        return prices;
    }

    /** To be looked at while no request is on its way. */
    Venue venue() {
        return venue;
    }

    private void serve() {
        while (!socket.isClosed()) {
            serveOne();
        }
    }

    private void serveOne() {
        try (Socket connection = socket.accept()) {
            answer(connection);
        } catch (EOFException | SocketException e) {
            // The process died in the midst of it, or nobody needs the venue any more.
            return;
        } catch (IOException e) {
            throw new IllegalStateException("the venue is gone.", e);
        }
    }

    private void answer(Socket connection) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        byte[] request = new byte[in.readInt()];
        in.readFully(request);
        DataInputStream words = new DataInputStream(new ByteArrayInputStream(request));
        String what = words.readUTF();
        int session = words.readInt();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Wire.write(handle(what, session, (List<?>) Wire.read(words)), new DataOutputStream(bytes));
        DataOutputStream out = new DataOutputStream(connection.getOutputStream());
        out.writeInt(bytes.size());
        bytes.writeTo(out);
        out.flush();
    }

    private synchronized Object handle(String what, int session, List<?> words) {
        orders += ORDERING.contains(what) && session == last ? 1 : 0;
        late += ORDERING.contains(what) && session != last ? 1 : 0;
        return switch (what) {
            case "hello" -> hello();
            case "advance" -> session == last ? advance((Instant) words.get(0)) : List.of();
            case "facts" -> prices.facts((InstrumentId) words.get(0), (Instant) words.get(1), Optional.empty());
            case "mark" -> prices.mark((InstrumentId) words.get(0), (Instant) words.get(1));
            case "capabilities" -> broker.capabilities();
            case "submit" -> broker.submit((OrderRequest) words.get(0));
            case "cancel" -> broker.cancel((CancelRequest) words.get(0));
            case "replace" -> broker.replace((ReplaceRequest) words.get(0));
            case "standing" -> broker.standing();
            case "snapshot" -> broker.snapshot((Instant) words.get(0));
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** A new session begins, with a stream of its own; what the old one did not deliver is lost. Its number, and the time. */
    private List<Object> hello() {
        stream.clear();
        last++;
        return List.of(last, timeline.instant());
    }

    /** Number of the last session, from 1. */
    synchronized int session() {
        return last;
    }

    /** Orders and changes that the present session has asked for, and those before it while they were the present one. */
    synchronized long orders() {
        return orders;
    }

    /** Orders and changes that arrived of a session that another one had followed. */
    synchronized long late() {
        return late;
    }

    /** Time goes on; what was reported until then, once. */
    synchronized List<ExecutionReport> advance(Instant to) {
        while (!walkedTo.plus(STEP).isAfter(to)) {
            walkedTo = walkedTo.plus(STEP);
            timeline.at(walkedTo, () -> {
                prices.walk();
                fills.priceMoved();
            });
        }
        timeline.at(to, () -> {});
        walk(to);
        List<ExecutionReport> told = List.copyOf(stream);
        stream.clear();
        return told;
    }

    private void walk(Instant to) {
        boolean more = true;
        while (more) {
            more = timeline.step(to);
        }
    }

    /** Time goes on while the market stands still: nothing is walked, nothing fills. */
    synchronized void rest(Instant to) {
        timeline.at(to, () -> walkedTo = to);
        walk(to);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
