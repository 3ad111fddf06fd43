package io.drover.market.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Rows of a delimited file, plain or gzipped by its content, cut in place without making strings. Fields may be quoted; a
 * quoted field does not go over a line end.
 */
final class Rows implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int[] MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final byte delimiter;
    private byte[] buffer = new byte[BUFFER];
    private int filled;
    private int next;
    private int lineEnd;
    private boolean ended;
    private boolean brokenOff;
    private boolean marked;
    private boolean broken;
    private long line;
    private int count;
    private int[] from = new int[16];
    private int[] to = new int[16];

    private Rows(InputStream in, char delimiter) {
        this.in = in;
        this.delimiter = (byte) delimiter;
    }

    static Rows open(Path file, char delimiter) throws IOException {
        return of(Files.newInputStream(file), delimiter);
    }

    static Rows of(InputStream source, char delimiter) throws IOException {
        BufferedInputStream in = new BufferedInputStream(source, BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        Rows rows = new Rows(gzip ? new GZIPInputStream(in, BUFFER) : in, delimiter);
        rows.skipMark();
        return rows;
    }

    /** Goes to the next row that is not blank; false at the end. */
    boolean next() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
            line++;
        } while (lineEnd == from[0]);
        cut();
        return true;
    }

    /** Line number of this row; the first line is 1. */
    long line() {
        return line;
    }

    /** Whether quotes of this row are not closed, or something follows them. */
    boolean hasBrokenQuotes() {
        return broken;
    }

    /** Number of fields of this row. */
    int count() {
        return count;
    }

    /** Whether the file began with a byte-order mark. */
    boolean hadMark() {
        return marked;
    }

    /** Whether the compressed data was damaged or incomplete. */
    boolean isBrokenOff() {
        return brokenOff;
    }

    /** Whether this is the last row and no line end follows it. */
    boolean isUnterminatedEnd() {
        return ended && next > filled;
    }

    String text(int field) {
        return new String(buffer, from[field], to[field] - from[field], StandardCharsets.UTF_8).replace("\"\"", "\"");
    }

    boolean isEmpty(int field) {
        return from[field] == to[field];
    }

    boolean is(int field, byte[] expected) {
        return Arrays.equals(buffer, from[field], to[field], expected, 0, expected.length);
    }

    /** The field as a number; NaN when it is not a plain decimal. */
    double number(int field) {
        return Numbers.parse(buffer, from[field], to[field]);
    }

    /** The field as the label of a day, its midnight UTC; {@link Times#UNREADABLE} when it is none. */
    long label(int field) {
        return Times.label(buffer, from[field], to[field]);
    }

    /** The field as an instant in epoch milliseconds; {@link Times#UNREADABLE} when it is none. */
    long instant(int field) {
        return Times.parse(buffer, from[field], to[field]);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void cut() {
        int at = from[0];
        count = 0;
        broken = false;
        while (true) {
            if (count == from.length) {
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
            }
            at = at < lineEnd && buffer[at] == '"' ? quoted(at) : plain(at);
            count++;
            if (at >= lineEnd) {
                return;
            }
            at++;
            if (at == lineEnd) {
                emptyLast();
                return;
            }
        }
    }

    private void emptyLast() {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
        }
        from[count] = lineEnd;
        to[count] = lineEnd;
        count++;
    }

    private int plain(int start) {
        int at = start;
        while (at < lineEnd && buffer[at] != delimiter) {
            at++;
        }
        from[count] = start;
        to[count] = at;
        return at;
    }

    private int quoted(int start) {
        int at = start + 1;
        while (at < lineEnd && (buffer[at] != '"' || (at + 1 < lineEnd && buffer[at + 1] == '"'))) {
            at += buffer[at] == '"' ? 2 : 1;
        }
        from[count] = start + 1;
        to[count] = Math.min(at, lineEnd);
        broken |= at >= lineEnd || (at + 1 < lineEnd && buffer[at + 1] != delimiter);
        return at + 1;
    }

    private boolean readLine() throws IOException {
        int scan = next;
        while (true) {
            while (scan < filled && buffer[scan] != '\n') {
                scan++;
            }
            if (scan < filled || ended) {
                break;
            }
            int shift = next;
            fill();
            scan -= shift;
        }
        if (next >= filled) {
            return false;
        }
        from[0] = next;
        lineEnd = scan > next && buffer[scan - 1] == '\r' ? scan - 1 : scan;
        next = scan + 1;
        return true;
    }

    /** Moves what is left to the front and reads more. */
    private void fill() throws IOException {
        int left = filled - next;
        if (left == buffer.length) {
            if (left >= LONGEST_LINE) {
                throw new IOException("line %d is longer than %d bytes.\nMaybe this is no text file."
                        .formatted(line + 1, LONGEST_LINE));
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

    private void skipMark() throws IOException {
        fill();
        ByteBuffer start = ByteBuffer.wrap(buffer, 0, filled);
        marked = filled >= MARK.length;
        for (int i = 0; marked && i < MARK.length; i++) {
            marked = (start.get(i) & 0xFF) == MARK[i];
        }
        next = marked ? MARK.length : 0;
    }
}
