package io.drover.app.alert;

import java.io.IOException;

/** A way to tell somebody. One thread. */
public interface Sink extends AutoCloseable {
    /** {@code command}, {@code webhook}. */
    String name();

    /**
     * Tells it; may take seconds.
     *
     * @throws IOException when it is not known to have been told
     */
    void tell(Alert alert) throws IOException;

    @Override
    void close();
}
