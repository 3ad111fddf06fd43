package io.drover.app.alert;

import io.drover.broker.http.HttpLimits;
import io.drover.broker.http.OrderAnswer;
import io.drover.broker.http.OrderCall;
import io.drover.broker.http.OrderCall.Method;
import io.drover.broker.http.OrderTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Posts each alert as JSON to one address. Only hosts on the list are called, and no redirect is followed. The path of the address
 * may be a secret, so no message tells it.
 */
public final class WebhookSink implements Sink {
    private static final long MAX_ANSWER_BYTES = 64L << 10;

    private final URI url;
    private final Map<String, String> headers;
    private final OrderTransport transport;

    /**
     * A sink that has not called anybody yet.
     *
     * @param hosts that may be called
     * @param token sent along as bearer
     * @param patience longest time for the whole answer
     */
    public WebhookSink(URI url, Set<String> hosts, Optional<String> token, Duration patience) {
        this.url = url;
        this.headers = new HashMap<>(Map.of("Content-Type", "application/json; charset=utf-8"));
        token.ifPresent(secret -> headers.put("Authorization", "Bearer " + secret));
        this.transport = new OrderTransport(new HttpLimits(hosts, patience, MAX_ANSWER_BYTES));
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void tell(Alert alert) throws IOException {
        OrderCall call = new OrderCall(Method.POST, url, headers, Outbox.MAPPER.writeValueAsString(alert));
        String failure = transport
                .send(call)
                .match(
                        answered -> answered.answer().isSuccess()
                                ? ""
                                : "%s answered with status %d"
                                        .formatted(
                                                url.getHost(), answered.answer().status()),
                        OrderAnswer.NotSent::reason,
                        OrderAnswer.Unknown::reason);
        if (!failure.isEmpty()) {
            throw new IOException(failure.replace(url.toString(), String.valueOf(url.getHost())));
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
