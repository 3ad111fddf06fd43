package io.drover.store.chain;

import io.drover.store.codec.CycleMemory;
import io.drover.store.codec.JsonOut;
import io.drover.store.codec.RecordCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that repeats where the chain stands, with the whole last cycle's snapshot, so that reading can begin behind it. First
 * line of each segment, and one every 1,000 cycles. It is no entry: it is not chained, but must equal what the entries
 * before it give.
 */
final class BaseLine {
    private static final byte[] START = "{\"base\":".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern HEAD = Pattern.compile(
            "\\{\"base\":(\\d{1,18}),\"at\":\"([^\"]+)\",\"chain\":\"([0-9a-f]{64})\",\"decisions\":\"([0-9a-f]{64})\",\"cycle\":");
    private static final int LONGEST_HEAD = 300;

    private BaseLine() {}

    static boolean is(byte[] bytes, int from, int to) {
        return to - from > START.length && Arrays.equals(bytes, from, from + START.length, START, 0, START.length);
    }

    /** Its sequence number, without a look at the rest. */
    static long sequence(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from + START.length; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return value;
    }

    static void write(ChainState state, JsonOut out) {
        out.raw(START).number(state.sequence()).raw(",\"at\":").instant(state.at());
        out.raw(",\"chain\":\"").raw(state.chain());
        out.raw("\",\"decisions\":\"").raw(state.decisions()).raw("\",\"cycle\":");
        RecordCodec.writeBase(state.cycle(), out);
        out.raw('}');
    }

    static ChainState read(byte[] bytes, int from, int to) {
        String start = new String(bytes, from, Math.min(LONGEST_HEAD, to - from), StandardCharsets.ISO_8859_1);
        Matcher head = HEAD.matcher(start);
        if (!head.lookingAt()) {
            throw new BrokenEntryException("it does not begin as the first line of a segment");
        }
        try {
            return new ChainState(
                    Long.parseLong(head.group(1)),
                    Instant.parse(head.group(2)),
                    head.group(3),
                    head.group(4),
                    RecordCodec.readBase(bytes, from + head.end(), to - 1));
        } catch (IOException | DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new BrokenEntryException("its cycle does not read: " + e.getMessage(), e);
        }
    }

    /** Refuses a line that is not exactly what the chain gives here. */
    static void check(ChainState state, byte[] bytes, int from, int to) {
        JsonOut expected = new JsonOut(new CycleMemory());
        write(state, expected);
        int differs = Arrays.mismatch(bytes, from, to, expected.bytes(), 0, expected.length());
        if (differs >= 0) {
            throw new BrokenEntryException(
                    "the state it repeats differs from that of the records before it from column %d on"
                            .formatted(differs + 1));
        }
    }
}
