package io.drover.market.read;

import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads trades from CSV: {@code symbol,timestamp,price,size,...} or {@code timestamp,price,amount}. Trades that are alike and
 * trades of size 0 are legitimate prints.
 */
public final class TradeReader {
    private TradeReader() {}

    /** Reads the whole file. Throws {@link MarketDataException} where the policy refuses, or the file cannot be read. */
    public static Reading<TradeSeries> read(Path file, InstrumentId instrument, DefectPolicy policy) {
        DefectLog log = new DefectLog(file.toString(), policy);
        TradeSeries.Builder trades = TradeSeries.builder(instrument);
        try (Rows rows = Rows.open(file, ',')) {
            Header header = Header.read(rows, log);
            List<String> names = header.names();
            int symbol = header.column(Optional.of("symbol").filter(names::contains));
            int price = header.column("price");
            int size = header.column(names.contains("amount") ? "amount" : "size");
            RowCheck check = new RowCheck(rows, log, header.size(), instrument.symbol());
            int timestamp = header.column("timestamp");
            long last = Long.MIN_VALUE;
            while (rows.next()) {
                if (!check.hasShape() || !check.hasSymbol(symbol)) {
                    continue;
                }
                long time = check.time(timestamp, Optional.empty());
                if (time != Times.UNREADABLE && isTrade(rows, check, price, size) && isInOrder(check, last, time)) {
                    trades.trade(time, rows.number(price), rows.number(size));
                    last = time;
                }
            }
            FileEnd.check(rows, log, trades.size());
        } catch (IOException e) {
            throw new MarketDataException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return new Reading<>(trades.build(), log.defects());
    }

    private static boolean isTrade(Rows rows, RowCheck check, int price, int size) {
        return check.isNumber(price, "price", rows.number(price))
                && check.isPositive("price", rows.number(price))
                && check.isSize(size, "size", rows.number(size));
    }

    private static boolean isInOrder(RowCheck check, long last, long time) {
        return time >= last
                || check.unusable(
                        DefectKind.DISORDER,
                        "trade at %s must not be earlier than %s."
                                .formatted(CsvMapping.show(time), CsvMapping.show(last)));
    }
}
