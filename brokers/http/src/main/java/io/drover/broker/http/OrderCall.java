package io.drover.broker.http;

import java.net.URI;
import java.util.Map;

/**
 * One request that changes something at a broker.
 *
 * @param method verb
 * @param url where; its host must be on the transport's list
 * @param headers credentials and the like; never logged
 * @param body the exact text that was made durable with the intent; "" for none
 */
public record OrderCall(Method method, URI url, Map<String, String> headers, String body) {
    /** Verbs that change something. */
    public enum Method {
        POST,
        PUT,
        PATCH,
        DELETE
    }

    public OrderCall {
        headers = Map.copyOf(headers);
    }

    /** Without headers and body: they may hold secrets and account data. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
