package io.drover.market.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Rows of a delimited file, plain or gzipped, cut in place without making strings. Fields may be quoted; a quoted field does
 * not go over a line end.
 */
final class Rows implements Closeable {
    private final Lines lines;
    private final byte delimiter;
    private byte[] buffer = new byte[0];
    private int lineEnd;
    private boolean broken;
    private int count;
    private int[] from = new int[16];
    private int[] to = new int[16];

    private Rows(Lines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = (byte) delimiter;
    }

    static Rows open(Path file, char delimiter) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new Rows(Lines.of(in), delimiter);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Goes to the next row that is not blank; false at the end. */
    boolean next() throws IOException {
        do {
            if (!lines.next()) {
                return false;
            }
        } while (lines.start() == lines.end());
        buffer = lines.buffer();
        lineEnd = lines.end();
        cut(lines.start());
        return true;
    }

    /** Line number of this row; the first line is 1. */
    long line() {
        return lines.number();
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
        return lines.hadMark();
    }

    /** Whether the compressed data was damaged or incomplete. */
    boolean isBrokenOff() {
        return lines.isBrokenOff();
    }

    /** Whether this is the last row and no line end follows it. */
    boolean isUnterminatedEnd() {
        return lines.isUnterminated();
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
        lines.close();
    }

    private void cut(int start) {
        int at = start;
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
        }
    }

    /** Both give where the field's delimiter stands, or the end of the line. */
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
}
