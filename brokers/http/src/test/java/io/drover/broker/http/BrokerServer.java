package io.drover.broker.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Accepts every order and then behaves as told; warm-up calls are answered well and keep the connection. */
final class BrokerServer extends Dispatcher implements AutoCloseable {
    final List<String> orders = new CopyOnWriteArrayList<>();
    private final MockWebServer server = new MockWebServer();
    private final MockResponse afterwards;

    BrokerServer(MockResponse afterwards, boolean resets) throws IOException {
        this.afterwards = afterwards;
        if (resets) {
            server.setServerSocketFactory(new ResettingSockets());
        }
        server.setDispatcher(this);
        server.start();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        if (body.equals("warm-up")) {
            return new MockResponse.Builder().code(200).body("ok").build();
        }
        orders.add(request.getMethod() + " " + body);
        return afterwards;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    OrderCall call(OrderCall.Method method, String body) {
        return new OrderCall(method, url("/v2/orders"), Map.of("key", "secret"), body);
    }

    @Override
    public void close() {
        server.close();
    }

    /** Connections that end with a reset when they are closed. */
    private static final class ResettingSockets extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setSoLinger(true, 0);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            throw new IOException("unbound sockets only");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            throw new IOException("unbound sockets only");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            throw new IOException("unbound sockets only");
        }
    }
}
