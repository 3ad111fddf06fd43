package io.drover.app.cli;

import java.io.Writer;
import java.util.function.Consumer;

/** A writer that hands over whole lines. */
final class Lines extends Writer {
    private final Consumer<String> consumer;
    private final StringBuilder pending = new StringBuilder();

    Lines(Consumer<String> consumer) {
        super();
        this.consumer = consumer;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n') {
                hand();
            } else if (buffer[i] != '\r') {
                pending.append(buffer[i]);
            }
        }
    }

    @Override
    public void flush() {
        // Lines are handed over when they end.
    }

    @Override
    public void close() {
        if (!pending.isEmpty()) {
            hand();
        }
    }

    private void hand() {
        consumer.accept(pending.toString());
        pending.setLength(0);
    }
}
