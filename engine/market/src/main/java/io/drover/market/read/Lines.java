package io.drover.market.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Lines of a text file, plain or gzipped by its content, as stretches of a buffer that moves along. */
final class Lines implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final boolean marked;
    private byte[] buffer = new byte[BUFFER];
    private int filled;
    private int next;
    private int start;
    private int end;
    private long number;
    private boolean ended;
    private boolean brokenOff;

    private Lines(InputStream in) throws IOException {
        this.in = in;
        while (filled < MARK.length && !ended) {
            fill();
        }
        this.marked = filled >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length);
        this.next = marked ? MARK.length : 0;
    }

    static Lines of(InputStream source) throws IOException {
        BufferedInputStream in = new BufferedInputStream(source, BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return new Lines(gzip ? new GZIPInputStream(in, BUFFER) : in);
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        int scan = next;
        while (true) {
            while (scan < filled && buffer[scan] != '\n') {
                scan++;
            }
            if (scan < filled || ended) {
                break;
            }
            scan -= next;
            fill();
        }
        if (next >= filled) {
            return false;
        }
        start = next;
        end = scan > next && buffer[scan - 1] == '\r' ? scan - 1 : scan;
        next = scan + 1;
        number++;
        return true;
    }

    /** Holds this line from {@link #start()} to {@link #end()}, until the next one is asked for. */
    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Number of this line, from 1. */
    long number() {
        return number;
    }

    /** Whether the file began with a byte-order mark. */
    boolean hadMark() {
        return marked;
    }

    /** Whether the compressed data was damaged or incomplete. */
    boolean isBrokenOff() {
        return brokenOff;
    }

    /** Whether this is the last line and no line end follows it. */
    boolean isUnterminated() {
        return ended && next > filled;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Moves what is left to the front and reads more. */
    private void fill() throws IOException {
        int left = filled - next;
        if (left == buffer.length) {
            if (left >= LONGEST_LINE) {
                throw new IOException("line %d is longer than %d bytes.".formatted(number + 1, LONGEST_LINE));
            }
            buffer = Arrays.copyOf(buffer, left * 2);
        }
        System.arraycopy(buffer, next, buffer, 0, left);
        next = 0;
        filled = left;
        int read = read();
        ended = read < 0;
        filled += Math.max(read, 0);
    }

    private int read() throws IOException {
        try {
            return in.read(buffer, filled, buffer.length - filled);
        } catch (EOFException | ZipException e) {
            brokenOff = true;
            return -1;
        }
    }
}
