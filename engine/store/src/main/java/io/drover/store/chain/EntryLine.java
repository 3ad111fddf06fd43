package io.drover.store.chain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One entry as text: {@code {"seq":7,"at":"2026-01-05T14:30:00Z","prev":"0f…","record":{…}}}. {@code at} never decreases;
 * where the clock went backwards it repeats the previous entry's, and {@code "clock"} behind it says what the clock showed.
 * {@code prev} is the first 8 bytes of the previous entry's hash: enough to tell which record does not fit, while the
 * signed checkpoints carry whole hashes.
 *
 * @param from first byte of the line
 * @param to behind its last byte, without the line feed
 * @param sequence number of the entry
 * @param at its time as text
 * @param previous start of the previous entry's hash as hex
 * @param recordFrom first byte of the record
 * @param recordTo behind the record's last byte
 * @param isCycle whether the record is of type {@code Cycle}
 */
record EntryLine(
        int from, int to, long sequence, String at, String previous, int recordFrom, int recordTo, boolean isCycle) {
    /** Bytes of the previous hash that a line shows. */
    static final int LINK = 8;

    static final byte[] SEQ = ascii("{\"seq\":");
    static final byte[] AT = ascii(",\"at\":");
    static final byte[] CLOCK = ascii(",\"clock\":");
    static final byte[] PREV = ascii(",\"prev\":\"");
    static final byte[] RECORD = ascii("\",\"record\":");
    static final byte[] CYCLE = ascii("{\"type\":\"Cycle\",");

    private static final int LONGEST_NUMBER = 18;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes a line apart; anything but the exact form is refused. */
    static EntryLine parse(byte[] bytes, int from, int to) {
        Cursor cursor = new Cursor(bytes, from, to);
        cursor.expect(SEQ);
        long sequence = cursor.number();
        cursor.expect(AT);
        String at = cursor.quoted();
        if (cursor.has(CLOCK)) {
            cursor.expect(CLOCK);
            cursor.quoted();
        }
        cursor.expect(PREV);
        String previous = cursor.text(2 * LINK);
        cursor.expect(RECORD);
        boolean cycle = cursor.has(CYCLE);
        if (cursor.at >= to - 1 || bytes[to - 1] != '}') {
            throw new BrokenEntryException("its last character is not the brace that closes an entry");
        }
        return new EntryLine(from, to, sequence, at, previous, cursor.at, to - 1, cycle);
    }

    /** A place in a line. */
    private static final class Cursor {
        private final byte[] bytes;
        private final int from;
        private final int to;
        private int at;

        Cursor(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            this.at = from;
        }

        boolean has(byte[] what) {
            int end = at + what.length;
            return end <= to && Arrays.equals(bytes, at, end, what, 0, what.length);
        }

        void expect(byte[] what) {
            if (!has(what)) {
                throw new BrokenEntryException("at column %d stands not %s"
                        .formatted(at - from + 1, new String(what, StandardCharsets.US_ASCII)));
            }
            at += what.length;
        }

        long number() {
            int start = at;
            long value = 0;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - start < LONGEST_NUMBER) {
                value = 10 * value + bytes[at++] - '0';
            }
            return value;
        }

        String quoted() {
            expect(new byte[] {'"'});
            int start = at;
            while (at < to && bytes[at] != '"') {
                at++;
            }
            String text = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
            expect(new byte[] {'"'});
            return text;
        }

        String text(int length) {
            int start = at;
            at = Math.min(to, at + length);
            return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
        }
    }
}
