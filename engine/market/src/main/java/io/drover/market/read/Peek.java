package io.drover.market.read;

import io.drover.market.series.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A first look into a file in one of our own layouts.
 *
 * @param kind told by its columns
 * @param symbol of its first row
 * @param timeframe the most frequent distance of its first rows, where that can be the length of a bar
 */
record Peek(FileKind kind, Optional<String> symbol, Optional<Timeframe> timeframe) {
    private static final int ROWS = 2000;
    private static final long DAY = 86_400_000L;

    static Peek at(Path file) {
        DefectLog log = new DefectLog(file.toString(), DefectPolicy.lenient());
        try (Rows rows = Rows.open(file, ',')) {
            Header header = Header.read(rows, log);
            FileKind kind = kind(file, header.names());
            int symbol = header.names().indexOf("symbol");
            int time = header.column(CsvMapping.canonical(header.names()).time());
            Map<Long, Integer> distances = new HashMap<>();
            Optional<String> first = Optional.empty();
            long last = Times.UNREADABLE;
            for (int i = 0; i < ROWS && rows.next(); i++) {
                if (rows.count() == header.size()) {
                    first = first.isPresent() || symbol < 0 ? first : Optional.of(rows.text(symbol));
                    long now = rows.instant(time);
                    if (last != Times.UNREADABLE && now > last) {
                        distances.merge(now - last, 1, Integer::sum);
                    }
                    last = now;
                }
            }
            return new Peek(kind, first, timeframe(distances));
        } catch (IOException e) {
            throw MarketDataException.unreadable(file, e);
        }
    }

    private static FileKind kind(Path file, List<String> names) {
        if (names.contains("bid_open")) {
            return FileKind.QUOTE_BARS;
        }
        if (names.contains("open")) {
            return FileKind.BARS;
        }
        if (names.contains("price")) {
            return FileKind.TRADES;
        }
        if (names.contains("bid")) {
            return FileKind.TICK_QUOTES;
        }
        throw new MarketDataException(
                "%s:1: columns %s are those of no known layout.\nMaybe import the file with a mapping."
                        .formatted(file, names),
                List.of());
    }

    private static Optional<Timeframe> timeframe(Map<Long, Integer> distances) {
        return distances.entrySet().stream()
                .filter(e -> e.getKey() % 1000 == 0 && e.getKey() <= DAY && DAY % e.getKey() == 0)
                .max(Map.Entry.comparingByValue())
                .map(e -> new Timeframe(e.getKey()));
    }
}
