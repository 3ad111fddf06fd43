package io.drover.broker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.port.BrokerUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingClientTest {
    private final MockWebServer server = new MockWebServer();
    private final List<Duration> pauses = new ArrayList<>();
    private final ReadingClient client = new ReadingClient(HttpLimits.of("127.0.0.1"), pauses::add);

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private HttpAnswer get() {
        return client.get(URI.create("http://127.0.0.1:" + server.getPort() + "/v2/account"), Map.of("key", "secret"));
    }

    private void answers(int... codes) {
        for (int code : codes) {
            server.enqueue(new MockResponse.Builder().code(code).body("b").build());
        }
    }

    @Test
    void passing_trouble_is_asked_again_with_growing_pauses() {
        answers(503, 500, 429, 200);

        assertThat(get().isSuccess()).isTrue();

        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void lost_connection_is_asked_again() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket(true, true, true))
                .build());
        answers(200);

        assertThat(get().body()).isEqualTo("b");
    }

    @Test
    void wish_of_the_server_is_kept_within_reason() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "3")
                .build());
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "86400")
                .build());
        answers(200);

        get();

        assertThat(pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(30));
    }

    @Test
    void four_failures_mean_unavailable_and_never_an_empty_answer() {
        answers(500, 500, 500, 500);

        assertThatThrownBy(this::get)
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("no answer in 4 attempts (status 500)")
                .hasMessageNotContaining("secret");
    }

    @Test
    void clear_answers_are_not_asked_again_and_redirects_not_followed() {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .setHeader("Location", "https://evil.example.com/")
                .build());
        answers(404);

        assertThat(get().status()).isEqualTo(307);
        assertThat(get().status()).isEqualTo(404);
        assertThat(pauses).isEmpty();
    }

    @Test
    void hosts_that_are_not_listed_are_never_connected() {
        assertThatThrownBy(() -> client.get(URI.create("https://evil.example.com/"), Map.of()))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("host evil.example.com is not one of [127.0.0.1]");
    }
}
