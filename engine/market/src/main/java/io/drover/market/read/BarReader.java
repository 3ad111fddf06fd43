package io.drover.market.read;

import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import java.io.IOException;

/**
 * Reads bars from CSV. An intraday bar ends one timeframe after its start; where its market opens within it, it starts with
 * the opening. A daily bar is the session of its date.
 */
public final class BarReader {
    private final BarFile file;
    private final DefectLog log;
    private final BarSeriesBuilder bars;
    private final BarTimes times;

    private BarReader(BarFile file) {
        this.file = file;
        this.log = new DefectLog(file.path().toString(), file.policy());
        this.bars = BarSeries.builder(file.instrument(), file.timeframe());
        this.times = new BarTimes(file, log, bars);
    }

    /** Reads the whole file. Throws {@link MarketDataException} where the policy refuses, or the file cannot be read. */
    public static Reading<BarSeries> read(BarFile file) {
        BarReader reader = new BarReader(file);
        char delimiter = file.mapping().map(CsvMapping::delimiter).orElse(',');
        try (Rows rows = Rows.open(file.path(), delimiter)) {
            reader.read(rows);
        } catch (IOException e) {
            throw MarketDataException.unreadable(file.path(), e);
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
                row(
                        rows,
                        check,
                        columns,
                        check.time(columns.time(), file.timeframe().isDaily(), mapping.localTime()));
            }
        }
        times.end(rows);
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
                && check.isPositive("lowest price", Math.min(Math.min(open, close), Math.min(low, high)))
                && check.isRange(open, high, low, close)
                && times.accept(
                        check, columns.timeIsEnd() ? time - file.timeframe().millis() : time)
                && isNear(check, open);
        if (usable) {
            boolean gap = times.isGap(rows.line());
            bars.bar(times.start(), times.end()).prices(open, high, low, close).volume(volume);
            bars.flag((byte) ((gap ? BarSeries.GAPPED : 0) | (check.takeSuspect() ? BarSeries.SUSPECT : 0)));
        }
    }

    private boolean isNear(RowCheck check, double open) {
        return bars.size() == 0
                || Math.abs(open / bars.lastClose() - 1) <= file.jumpRatio()
                || check.odd(
                        DefectKind.JUMP,
                        "open %s is further than %s from the close before, %s. Maybe a split."
                                .formatted(open, file.jumpRatio(), bars.lastClose()));
    }
}
