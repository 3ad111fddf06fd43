package io.drover.broker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.broker.http.OrderCall.Method;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An order reaches a server that has taken it exactly once, whatever the server does then. */
class OrderTransportTest {
    private static final HttpLimits LIMITS = new HttpLimits(Set.of("127.0.0.1"), Duration.ofSeconds(2), 1000);

    private static MockResponse.Builder status(int code) {
        return new MockResponse.Builder().code(code);
    }

    private static MockResponse cut(SocketEffect effect) {
        return new MockResponse.Builder().onResponseStart(effect).build();
    }

    /** Fault after acceptance, whether the server resets, what is known then. */
    static Stream<Arguments> faults() {
        MockResponse closes = cut(new SocketEffect.CloseSocket(true, true, true));
        return Stream.of(
                Arguments.of("close", closes, false, "unknown"),
                Arguments.of("reset", closes, true, "unknown"),
                Arguments.of("no answer", cut(SocketEffect.Stall.INSTANCE), false, "unknown"),
                Arguments.of("408", status(408).build(), false, "answered 408"),
                Arguments.of(
                        "503 with Retry-After 0",
                        status(503).setHeader("Retry-After", 0).build(),
                        false,
                        "answered 503"),
                Arguments.of("429", status(429).setHeader("Retry-After", 0).build(), false, "answered 429"),
                Arguments.of(
                        "401",
                        status(401)
                                .setHeader("WWW-Authenticate", "Basic realm=x")
                                .build(),
                        false,
                        "answered 401"),
                Arguments.of(
                        "307", status(307).setHeader("Location", "/v2/orders").build(), false, "answered 307"),
                Arguments.of(
                        "308", status(308).setHeader("Location", "/v2/orders").build(), false, "answered 308"),
                Arguments.of("answer cut short", halfAnswer(), false, "unknown"),
                Arguments.of(
                        "answer too long", status(200).body("x".repeat(1001)).build(), false, "unknown"));
    }

    private static MockResponse halfAnswer() {
        return status(200)
                .body("{\"id\":\"1\"}")
                .onResponseBody(new SocketEffect.CloseSocket(true, true, true))
                .build();
    }

    private static String known(OrderAnswer answer) {
        return answer.match(
                answered -> "answered " + answered.answer().status(), notSent -> "not sent", unknown -> "unknown");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void d29_d31_order_is_posted_exactly_once(String name, MockResponse fault, boolean resets, String expected)
            throws IOException {
        try (BrokerServer server = new BrokerServer(fault, resets);
                OrderTransport transport = new OrderTransport(LIMITS)) {
            transport.send(server.call(Method.POST, "warm-up"));

            OrderAnswer answer = transport.send(server.call(Method.POST, "{\"qty\":\"1\"}"));

            assertThat(known(answer)).isEqualTo(expected);
            assertThat(server.orders).containsExactly("POST {\"qty\":\"1\"}");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void cancel_is_sent_exactly_once(String name, MockResponse fault, boolean resets, String expected)
            throws IOException {
        try (BrokerServer server = new BrokerServer(fault, resets);
                OrderTransport transport = new OrderTransport(LIMITS)) {
            transport.send(server.call(Method.POST, "warm-up"));

            OrderAnswer answer = transport.send(server.call(Method.DELETE, ""));

            assertThat(known(answer)).isEqualTo(expected);
            assertThat(server.orders).containsExactly("DELETE ");
        }
    }

    @Test
    void answer_is_handed_over_whole() throws IOException {
        MockResponse ok = status(200).setHeader("X-Request-ID", "7").body("{}").build();
        try (BrokerServer server = new BrokerServer(ok, false);
                OrderTransport transport = new OrderTransport(LIMITS)) {
            OrderAnswer answer = transport.send(server.call(Method.PATCH, "{}"));

            assertThat(answer).isInstanceOfSatisfying(OrderAnswer.Answered.class, answered -> {
                assertThat(answered.answer().isSuccess()).isTrue();
                assertThat(answered.answer().body()).isEqualTo("{}");
                assertThat(answered.answer().header("X-Request-Id")).contains("7");
            });
        }
    }

    @Test
    void refused_connection_proves_that_nothing_was_sent() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (OrderTransport transport = new OrderTransport(LIMITS)) {
            OrderCall call = new OrderCall(Method.POST, URI.create("http://127.0.0.1:" + port + "/"), Map.of(), "{}");

            assertThat(known(transport.send(call))).isEqualTo("not sent");
        }
    }

    @Test
    void hosts_that_are_not_listed_and_plain_text_beyond_this_machine_are_never_connected() {
        HttpLimits limits = HttpLimits.of("api.example.com", "127.0.0.1");
        try (OrderTransport transport = new OrderTransport(limits)) {
            assertThat(transport.send(call("https://evil.example.com/")))
                    .isInstanceOfSatisfying(
                            OrderAnswer.NotSent.class,
                            n -> assertThat(n.reason()).contains("host evil.example.com is not one of"));
            assertThat(transport.send(call("http://api.example.com/")))
                    .isEqualTo(new OrderAnswer.NotSent("http://api.example.com is not encrypted"));
        }
    }

    @Test
    void secrets_stay_out_of_the_text_of_a_call() {
        assertThat(new OrderCall(Method.POST, URI.create("https://a.b/c"), Map.of("key", "secret"), "body"))
                .hasToString("POST https://a.b/c");
    }

    private static OrderCall call(String url) {
        return new OrderCall(Method.POST, URI.create(url), Map.of(), "{}");
    }
}
