package io.drover.broker.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one way in which orders leave over HTTP: each call at most once. Bodies are one-shot, no redirect is followed, no
 * lost connection is tried again, time and answer size are bounded. Do not add interceptors or a retry library: a server
 * that had already taken the order would get it twice. Usable from several threads.
 */
public final class OrderTransport implements AutoCloseable {
    private final OkHttpClient client;
    private final HttpLimits limits;

    public OrderTransport(HttpLimits limits) {
        this.limits = limits;
        this.client = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .callTimeout(limits.timeout())
                .connectTimeout(limits.timeout())
                .readTimeout(limits.timeout())
                .writeTimeout(limits.timeout())
                .build();
    }

    /** Makes the call; never throws for what a network or a server does. */
    public OrderAnswer send(OrderCall call) {
        Optional<String> refusal = limits.refusal(call.url());
        if (refusal.isPresent()) {
            return new OrderAnswer.NotSent(refusal.orElseThrow());
        }
        FirstByte firstByte = new FirstByte();
        OkHttpClient once = client.newBuilder().eventListener(firstByte).build();
        try (Response response = once.newCall(request(call)).execute()) {
            return new OrderAnswer.Answered(Answers.read(response, limits.maxAnswerBytes()));
        } catch (IOException e) {
            String reason = call + ": " + e;
            return firstByte.left() ? new OrderAnswer.Unknown(reason) : new OrderAnswer.NotSent(reason);
        }
    }

    /** Every verb gets a one-shot body, an empty one if need be: without one OkHttp may repeat the request. */
    private static Request request(OrderCall call) {
        Request.Builder request = new Request.Builder().url(call.url().toString());
        call.headers().forEach(request::header);
        return request.method(call.method().name(), new OneShotBody(call.body()))
                .build();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** Notices the moment from which the request may have reached the server. */
    private static final class FirstByte extends EventListener {
        private final AtomicBoolean left = new AtomicBoolean();

        @Override
        public void requestHeadersStart(Call call) {
            left.set(true);
        }

        boolean left() {
            return left.get();
        }
    }
}
