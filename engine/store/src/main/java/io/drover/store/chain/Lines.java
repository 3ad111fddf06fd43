package io.drover.store.chain;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream as byte ranges of one buffer, without copying each. One thread. */
public final class Lines implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private byte[] bytes = new byte[CHUNK];
    private int filled;
    private int from;
    private int to;
    private int next;
    private long offset;
    private long number;
    private boolean terminated;

    public Lines(InputStream in) {
        this(in, 0, 0);
    }

    /**
     * Goes on in the midst of a text.
     *
     * @param offset bytes before the stream
     * @param number lines before the stream
     */
    public Lines(InputStream in, long offset, long number) {
        this.in = in;
        this.offset = offset;
        this.number = number;
    }

    /** Goes to the next line. Returns false at the end. */
    public boolean next() throws IOException {
        offset += next - from;
        from = next;
        int scan = from;
        while (true) {
            while (scan < filled && bytes[scan] != '\n') {
                scan++;
            }
            if (scan < filled) {
                return found(scan, true);
            }
            int shift = from;
            if (!fill()) {
                next = from;
                return filled > from && found(filled, false);
            }
            scan -= shift;
        }
    }

    private boolean found(int end, boolean withLineFeed) {
        to = end;
        next = withLineFeed ? end + 1 : end;
        terminated = withLineFeed;
        number++;
        return true;
    }

    /** Moves the current line to the front and reads more behind it. */
    private boolean fill() throws IOException {
        System.arraycopy(bytes, from, bytes, 0, filled - from);
        filled -= from;
        from = 0;
        if (bytes.length - filled < CHUNK / 2) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int count = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(count, 0);
        return count > 0;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** First byte of the line. */
    public int from() {
        return from;
    }

    /** Behind the last byte of the line, without its line feed. */
    public int to() {
        return to;
    }

    /** Number of the line, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line ends with a line feed; only the last one may not. */
    public boolean terminated() {
        return terminated;
    }

    /** Bytes of the stream before this line. */
    public long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
