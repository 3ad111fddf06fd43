package io.drover.store.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Growing buffer of canonical JSON in UTF-8: no white space, shortest strings escapes, doubles in the shortest form that
 * reads back to the same bits on every JDK. One thread.
 */
public final class JsonOut {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double LARGEST_PLAIN = 1e7;
    private static final int DECIMALS = 10_000;

    private final CycleMemory base;
    private final NumberColumn numbers = new NumberColumn();
    private byte[] bytes = new byte[4096];
    private int length;
    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    /** @param base holds the cycle that the next one is written against */
    public JsonOut(CycleMemory base) {
        this.base = base;
    }

    CycleMemory base() {
        return base;
    }

    /** A column with nothing in it yet, the same one every time. */
    NumberColumn numbers() {
        numbers.clear();
        return numbers;
    }

    /** The buffer itself; valid up to {@link #length()} and until the next write. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Forgets everything written after this length. */
    public void truncate(int newLength) {
        length = newLength;
    }

    public byte[] copy(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }

    public JsonOut raw(int ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public JsonOut raw(byte[] ascii) {
        ensure(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
        return this;
    }

    public JsonOut raw(String ascii) {
        int n = ascii.length();
        ensure(n);
        for (int i = 0; i < n; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += n;
        return this;
    }

    /** Lower-case hex of the first {@code count} bytes. */
    public JsonOut hex(byte[] data, int count) {
        ensure(2 * count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = HEX[(data[i] >> 4) & 15];
            bytes[length++] = HEX[data[i] & 15];
        }
        return this;
    }

    public JsonOut string(String text) {
        int n = text.length();
        ensure(6 * n + 2);
        byte[] out = bytes;
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                out[at++] = (byte) c;
            } else {
                at = special(out, at, text, i);
                i += Character.isHighSurrogate(c) && isPair(text, i) ? 1 : 0;
            }
        }
        out[at++] = '"';
        length = at;
        return this;
    }

    private static boolean isPair(String text, int high) {
        return high + 1 < text.length() && Character.isLowSurrogate(text.charAt(high + 1));
    }

    private static int special(byte[] out, int at, String text, int i) {
        char c = text.charAt(i);
        if (c < 0x20 || c == '"' || c == '\\') {
            return control(out, at, c);
        }
        boolean pair = Character.isHighSurrogate(c) && isPair(text, i);
        if (Character.isSurrogate(c) && !pair) {
            return unicode(out, at, c);
        }
        byte[] utf8 = text.substring(i, pair ? i + 2 : i + 1).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, out, at, utf8.length);
        return at + utf8.length;
    }

    private static int control(byte[] out, int start, char c) {
        int letter = "\b\t\n\f\r\"\\".indexOf(c);
        if (letter < 0) {
            return unicode(out, start, c);
        }
        out[start] = '\\';
        out[start + 1] = (byte) "btnfr\"\\".charAt(letter);
        return start + 2;
    }

    private static int unicode(byte[] out, int start, char c) {
        out[start] = '\\';
        out[start + 1] = 'u';
        for (int i = 0; i < 4; i++) {
            out[start + 2 + i] = HEX[c >> (12 - 4 * i) & 15];
        }
        return start + 6;
    }

    public JsonOut number(long value) {
        if (value >= 0 && value < 10) {
            return raw('0' + (int) value);
        }
        ensure(20);
        length = NumberOutput.outputLong(value, bytes, length);
        return this;
    }

    /** Whole numbers below ten million without a fraction, others as the newer JDKs print them. */
    public JsonOut number(double value) {
        if (Double.doubleToRawLongBits(value) == 0) {
            return raw('0');
        }
        double scaled = value * DECIMALS;
        long units = (long) scaled;
        double size = Math.abs(value);
        if (units == scaled && size < LARGEST_PLAIN && size >= SMALLEST_PLAIN && (double) units / DECIMALS == value) {
            return shortDecimal(units);
        }
        if (!Double.isFinite(value)) {
            return string(Double.toString(value));
        }
        return raw(NumberOutput.toString(value, true));
    }

    /** At most 11 digits: no shorter or other decimal can read back to the same double. */
    private JsonOut shortDecimal(long units) {
        if (units < 0) {
            raw('-');
        }
        long size = Math.abs(units);
        number(size / DECIMALS);
        int fraction = (int) (size % DECIMALS);
        if (fraction == 0) {
            return this;
        }
        raw('.');
        int digit = DECIMALS / 10;
        do {
            raw('0' + fraction / digit);
            fraction %= digit;
            digit /= 10;
        } while (fraction > 0);
        return this;
    }

    public JsonOut instant(Instant instant) {
        raw('"');
        long epochDay = Math.floorDiv(instant.getEpochSecond(), 86_400);
        if (epochDay < -719_162 || epochDay > 2_932_896) {
            return raw(instant.toString()).raw('"');
        }
        date(epochDay);
        int second = (int) Math.floorMod(instant.getEpochSecond(), 86_400L);
        raw('T').digits(second / 3600, 2).raw(':').digits(second / 60 % 60, 2);
        raw(':').digits(second % 60, 2);
        nanos(instant.getNano());
        return raw('Z').raw('"');
    }

    /** One date follows another many times, so its text is kept. */
    private void date(long epochDay) {
        if (epochDay == day) {
            raw(date);
        } else {
            int from = length;
            civil(epochDay);
            day = epochDay;
            date = copy(from);
        }
    }

    /** Civil date of a day number, after H. Hinnant's days_from_civil. */
    private void civil(long epochDay) {
        long z = epochDay + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        long doe = z - era * 146_097;
        long yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        long mp = (5 * doy + 2) / 153;
        long month = mp < 10 ? mp + 3 : mp - 9;
        long year = yoe + era * 400 + (month <= 2 ? 1 : 0);
        digits((int) year, 4).raw('-').digits((int) month, 2).raw('-').digits((int) (doy - (153 * mp + 2) / 5 + 1), 2);
    }

    private void nanos(int nano) {
        if (nano == 0) {
            return;
        }
        raw('.');
        if (nano % 1_000_000 == 0) {
            digits(nano / 1_000_000, 3);
        } else if (nano % 1000 == 0) {
            digits(nano / 1000, 6);
        } else {
            digits(nano, 9);
        }
    }

    private JsonOut digits(int value, int count) {
        ensure(count);
        int rest = value;
        for (int i = count - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
