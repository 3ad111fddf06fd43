package io.drover.broker.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;

/** A body that cannot be written twice, which is what keeps OkHttp from sending a request again. */
final class OneShotBody extends RequestBody {
    private final ByteString bytes;

    OneShotBody(String text) {
        bytes = ByteString.encodeUtf8(text);
    }

    @Override
    public MediaType contentType() {
        return MediaType.get("application/json");
    }

    @Override
    public long contentLength() {
        return bytes.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}
