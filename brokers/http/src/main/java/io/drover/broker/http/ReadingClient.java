package io.drover.broker.http;

import io.drover.port.BrokerUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Reads from a broker. Asking again is safe, so lost connections, 408, 429 and 5xx are tried again with growing pauses;
 * a server's {@code Retry-After} in seconds is kept. Redirects are not followed, because credentials would go along.
 */
public final class ReadingClient implements AutoCloseable {
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final OkHttpClient client;
    private final HttpLimits limits;
    private final Pause pause;

    public ReadingClient(HttpLimits limits, Pause pause) {
        this.limits = limits;
        this.pause = pause;
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(limits.timeout())
                .build();
    }

    /**
     * The answer to a GET, whatever its status unless it is one worth another attempt.
     *
     * @throws BrokerUnavailableException when four attempts brought none, or the address may not be called
     */
    public HttpAnswer get(URI url, Map<String, String> headers) {
        Optional<String> refusal = limits.refusal(url);
        if (refusal.isPresent()) {
            throw new BrokerUnavailableException(
                    "GET %s: %s".formatted(url, refusal.orElseThrow()), new IOException("refused"));
        }
        Request.Builder request = new Request.Builder().url(url.toString());
        headers.forEach(request::header);
        return get(request.build());
    }

    private HttpAnswer get(Request request) {
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Duration wait = FIRST_PAUSE.multipliedBy(1L << attempt);
            try (Response response = client.newCall(request).execute()) {
                HttpAnswer answer = Answers.read(response, limits.maxAnswerBytes());
                if (!isPassing(answer.status())) {
                    return answer;
                }
                last = new IOException("status " + answer.status());
                wait = answer.header("retry-after")
                        .flatMap(ReadingClient::seconds)
                        .orElse(wait);
            } catch (IOException e) {
                last = e;
            }
            if (attempt + 1 < ATTEMPTS) {
                waitFor(wait, request);
            }
        }
        throw new BrokerUnavailableException(
                "GET %s: no answer in %d attempts (%s)".formatted(request.url(), ATTEMPTS, last.getMessage()), last);
    }

    private void waitFor(Duration wait, Request request) {
        try {
            pause.of(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("GET %s: interrupted".formatted(request.url()), e);
        }
    }

    private static boolean isPassing(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
