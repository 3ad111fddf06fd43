package io.drover.market.read;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks that rows of every kind share. Each answers whether the row may be used. */
final class RowCheck {
    private final Rows rows;
    private final DefectLog log;
    private final int fields;
    private final byte[] symbol;
    private boolean suspect;

    RowCheck(Rows rows, DefectLog log, int fields, String symbol) {
        this.rows = rows;
        this.log = log;
        this.fields = fields;
        this.symbol = symbol.getBytes(StandardCharsets.UTF_8);
    }

    boolean hasShape() {
        if (rows.hasBrokenQuotes()) {
            return unusable(DefectKind.MALFORMED_ROW, "has quotes that are not closed, or text after them.");
        }
        if (rows.count() == fields) {
            return true;
        }
        boolean end = rows.isUnterminatedEnd() && rows.count() < fields;
        return unusable(
                end ? DefectKind.TRUNCATED : DefectKind.MALFORMED_ROW,
                "has %d fields, expected %d.".formatted(rows.count(), fields));
    }

    boolean hasSymbol(int column) {
        return column < 0
                || rows.is(column, symbol)
                || unusable(
                        DefectKind.WRONG_SYMBOL,
                        "symbol (%s) must be %s."
                                .formatted(rows.text(column), new String(symbol, StandardCharsets.UTF_8)));
    }

    /** The time in epoch milliseconds; {@link Times#UNREADABLE} when the row may not be used. */
    long time(int column) {
        return readable(
                rows.instant(column),
                "time (%s) must be ISO-8601 with a zone, or seconds since the epoch. Maybe map it with its pattern and zone.",
                column);
    }

    /** As {@link #time(int)}, the way a mapping says; of daily bars the label. */
    long time(int column, boolean daily, Optional<CsvMapping.LocalTimes> local) {
        if (local.isPresent()) {
            return readable(
                    local.get().parse(rows.text(column), daily),
                    "time (%s) must look like " + local.get().pattern() + " and exist once in "
                            + local.get().zone() + ".",
                    column);
        }
        return daily
                ? readable(rows.label(column), "date (%s) must be yyyy-MM-dd. Maybe map it with its pattern.", column)
                : time(column);
    }

    private long readable(long time, String otherwise, int column) {
        if (time == Times.UNREADABLE) {
            unusable(DefectKind.BAD_TIME, otherwise.formatted(rows.text(column)));
        }
        return time;
    }

    boolean isNumber(int column, String name, double value) {
        return Double.isFinite(value)
                || unusable(
                        DefectKind.BAD_NUMBER, "%s (%s) must be a finite number.".formatted(name, rows.text(column)));
    }

    boolean isPositive(String name, double value) {
        return value > 0 || odd(DefectKind.NOT_POSITIVE, "%s (%s) must be positive.".formatted(name, value));
    }

    boolean isRange(double open, double high, double low, double close) {
        return (low <= Math.min(open, close) && high >= Math.max(open, close))
                || odd(
                        DefectKind.IMPOSSIBLE_RANGE,
                        "open %s, high %s, low %s, close %s: low must be the lowest, high the highest."
                                .formatted(open, high, low, close));
    }

    boolean isSize(int column, String name, double value) {
        return isNumber(column, name, value)
                && (value >= 0
                        || odd(DefectKind.NEGATIVE_SIZE, "%s (%s) must not be negative.".formatted(name, value)));
    }

    /** Whether the source does not mark the row as doubtful. */
    boolean isTrusted(int column) {
        return column < 0
                || !rows.text(column).equals("1")
                || unusable(DefectKind.SUSPICIOUS, "the source marks it as suspicious.");
    }

    boolean isUncrossed(double bid, double ask) {
        return bid <= ask || odd(DefectKind.CROSSED, "bid (%s) must not be above the ask (%s).".formatted(bid, ask));
    }

    boolean isInOrder(long last, long time) {
        return time >= last
                || unusable(
                        DefectKind.DISORDER,
                        "%s must not be earlier than %s.".formatted(CsvMapping.show(time), CsvMapping.show(last)));
    }

    /** A row that cannot be kept; when it is to be flagged, the next one will be. */
    boolean unusable(DefectKind kind, String text) {
        suspect |= !log.skips(kind, rows.line(), text);
        return false;
    }

    /** What to throw where a row must not be passed over, whatever the policy. */
    MarketDataException refusal(DefectKind kind, String text) {
        return log.refusal(kind, rows.line(), text);
    }

    /** A row that may be kept, flagged. */
    boolean odd(DefectKind kind, String text) {
        boolean kept = !log.skips(kind, rows.line(), text);
        suspect |= kept;
        return kept;
    }

    /** Whether this row, or one left out before it, is to be flagged; asking ends it. */
    boolean takeSuspect() {
        boolean was = suspect;
        suspect = false;
        return was;
    }
}
