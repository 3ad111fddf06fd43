package io.drover.broker.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A complete answer of a server.
 *
 * @param status HTTP status
 * @param headers names in lower case; of a repeated one the last
 * @param body text, UTF-8 unless the server says otherwise
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
