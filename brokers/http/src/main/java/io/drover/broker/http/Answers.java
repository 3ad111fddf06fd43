package io.drover.broker.http;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads whole answers of bounded size. */
final class Answers {
    private Answers() {}

    static HttpAnswer read(Response response, long maxBytes) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(maxBytes + 1)) {
            throw new IOException("answer of status %d is longer than %d bytes".formatted(response.code(), maxBytes));
        }
        MediaType type = response.body().contentType();
        Charset charset = type == null ? null : type.charset();
        String body = source.readString(charset == null ? StandardCharsets.UTF_8 : charset);
        return new HttpAnswer(response.code(), headers(response.headers()), body);
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> map = new HashMap<>();
        headers.forEach(h -> map.put(h.getFirst().toLowerCase(Locale.ROOT), h.getSecond()));
        return map;
    }
}
