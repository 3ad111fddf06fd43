package io.drover.market.read;

import io.drover.market.calendar.Phase;
import io.drover.market.calendar.Session;
import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads bars from CSV. An intraday bar ends one timeframe after its start; where its market opens within it, it starts with
 * the opening. A daily bar is the session of its date.
 */
public final class BarReader {
    private static final long DAY = 86_400_000L;

    private final BarFile file;
    private final DefectLog log;
    private final BarSeriesBuilder bars;
    private Phase phase;
    private long start;
    private long end;

    private BarReader(BarFile file) {
        this.file = file;
        this.log = new DefectLog(file.path().toString(), file.policy());
        this.bars = BarSeries.builder(file.instrument(), file.timeframe());
        this.phase = file.calendar().phase(Instant.EPOCH);
    }

    /** Reads the whole file. Throws {@link MarketDataException} where the policy refuses, or the file cannot be read. */
    public static Reading<BarSeries> read(BarFile file) {
        BarReader reader = new BarReader(file);
        char delimiter = file.mapping().map(CsvMapping::delimiter).orElse(',');
        try (Rows rows = Rows.open(file.path(), delimiter)) {
            reader.read(rows);
        } catch (IOException e) {
            throw new MarketDataException("%s: cannot be read: %s".formatted(file.path(), e.getMessage()), e);
        }
        return new Reading<>(reader.bars.build(), reader.log.defects());
    }

    private void read(Rows rows) throws IOException {
        Header header = Header.read(rows, log);
        CsvMapping mapping = file.mapping().orElseGet(() -> CsvMapping.canonical(header.names()));
        RowCheck check = new RowCheck(rows, log, header.size(), file.symbol());
        BarColumns columns = BarColumns.of(header, mapping);
        while (rows.next()) {
            if (check.hasShape() && check.hasSymbol(columns.symbol())) {
                row(rows, check, columns, check.time(columns.time(), mapping.localTime()));
            }
        }
        end(rows);
    }

    private void row(Rows rows, RowCheck check, BarColumns columns, long time) {
        double open = rows.number(columns.open());
        double high = rows.number(columns.high());
        double low = rows.number(columns.low());
        double close = rows.number(columns.close());
        double volume = columns.volume(rows);
        boolean usable = time != Times.UNREADABLE
                && check.isNumber(columns.open(), "open", open)
                && check.isNumber(columns.high(), "high", high)
                && check.isNumber(columns.low(), "low", low)
                && check.isNumber(columns.close(), "close", close)
                && check.isSize(columns.volume(), "volume", volume)
                && check.isPositive("low", Math.min(Math.min(open, close), low))
                && hasRange(check, open, high, low, close)
                && interval(check, columns.timeIsEnd() ? time - file.timeframe().millis() : time)
                && isLater(check);
        if (usable && (!isJump(open) || check.odd(DefectKind.JUMP, jumpText(open)))) {
            boolean gap = isGap(rows.line());
            bars.bar(start, end).prices(open, high, low, close).volume(volume);
            bars.flag((byte) ((gap ? BarSeries.GAPPED : 0) | (check.takeSuspect() ? BarSeries.SUSPECT : 0)));
        }
    }

    private static boolean hasRange(RowCheck check, double open, double high, double low, double close) {
        boolean possible = low <= open && low <= close && high >= open && high >= close;
        return possible
                || check.odd(
                        DefectKind.IMPOSSIBLE_RANGE,
                        "open %s, high %s, low %s, close %s: low must be the lowest, high the highest."
                                .formatted(open, high, low, close));
    }

    private boolean interval(RowCheck check, long time) {
        if (file.timeframe().isDaily()) {
            LocalDate label = LocalDate.ofEpochDay(Math.floorDiv(time, DAY));
            Optional<Session> session = file.calendar().dailyBar(label);
            session.ifPresent(s -> {
                start = s.open().toEpochMilli();
                end = s.close().toEpochMilli();
            });
            return session.isPresent()
                    || check.unusable(
                            DefectKind.NO_SESSION,
                            "%s is no session of %s."
                                    .formatted(label, file.calendar().name()));
        }
        end = time + file.timeframe().millis();
        start = openingWithin(time, end);
        return true;
    }

    private long openingWithin(long from, long to) {
        moveTo(from);
        long open = phase.open()
                ? from
                : phase.nextOpen().map(Instant::toEpochMilli).orElse(from);
        return open < to ? open : from;
    }

    private void moveTo(long time) {
        Instant at = Instant.ofEpochMilli(time);
        if (!phase.contains(at)) {
            phase = file.calendar().phase(at);
        }
    }

    private boolean isLater(RowCheck check) {
        if (bars.size() == 0 || (start > bars.lastStart() && end > bars.lastEnd())) {
            return true;
        }
        boolean same = start == bars.lastStart();
        return check.unusable(
                same ? DefectKind.DUPLICATE : DefectKind.DISORDER,
                "bar of %s must be later than %s."
                        .formatted(CsvMapping.show(start), CsvMapping.show(bars.lastStart())));
    }

    private boolean isGap(long row) {
        if (bars.size() == 0 || bars.lastEnd() >= start) {
            return false;
        }
        moveTo(bars.lastEnd());
        boolean missing = phase.open()
                || phase.nextOpen()
                        .map(Instant::toEpochMilli)
                        .filter(next -> next < start)
                        .isPresent();
        return missing
                && !log.skips(
                        DefectKind.GAP,
                        row,
                        "bars are missing from %s to %s."
                                .formatted(CsvMapping.show(bars.lastEnd()), CsvMapping.show(start)));
    }

    private boolean isJump(double open) {
        return bars.size() > 0 && Math.abs(open / bars.lastClose() - 1) > file.jumpRatio();
    }

    private String jumpText(double open) {
        return "open %s is further than %s from the close before, %s. Maybe a split."
                .formatted(open, file.jumpRatio(), bars.lastClose());
    }

    private void end(Rows rows) {
        FileEnd.check(rows, log, bars.size());
        if (bars.size() == 0) {
            return;
        }
        moveTo(bars.lastStart());
        if (phase.open()
                && !phase.until().equals(Instant.MAX)
                && bars.lastEnd() < phase.until().toEpochMilli()) {
            log.skips(
                    DefectKind.EARLY_END,
                    rows.line(),
                    "the last bar ends at %s, its session at %s."
                            .formatted(CsvMapping.show(bars.lastEnd()), phase.until()));
        }
    }
}
