package io.drover.market.read;

import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads trades from CSV: {@code symbol,timestamp,price,size,...,suspicious} or {@code timestamp,price,amount}. Trades that are
 * alike and trades of size 0 are legitimate prints.
 */
public final class TradeReader {
    private final DefectLog log;
    private final TradeSeries.Builder trades;
    private final String symbol;
    private long last = Long.MIN_VALUE;

    private TradeReader(DefectLog log, InstrumentId instrument, String symbol) {
        this.log = log;
        this.trades = TradeSeries.builder(instrument);
        this.symbol = symbol;
    }

    /** A file that calls the instrument by its own symbol. */
    public static Reading<TradeSeries> read(Path file, InstrumentId instrument, DefectPolicy policy) {
        return read(file, instrument, instrument.symbol(), policy);
    }

    /**
     * Reads the whole file. Throws {@link MarketDataException} where the policy refuses, or the file cannot be read.
     *
     * @param symbol what the file calls the instrument, where it does
     */
    public static Reading<TradeSeries> read(Path file, InstrumentId instrument, String symbol, DefectPolicy policy) {
        DefectLog log = new DefectLog(file.toString(), policy);
        TradeReader reader = new TradeReader(log, instrument, symbol);
        try (Rows rows = Rows.open(file, ',')) {
            reader.read(rows);
        } catch (IOException e) {
            throw MarketDataException.unreadable(file, e);
        }
        return new Reading<>(reader.trades.build(), log.defects());
    }

    private void read(Rows rows) throws IOException {
        Header header = Header.read(rows, log);
        List<String> names = header.names();
        Columns columns = new Columns(
                header.column(Optional.of("symbol").filter(names::contains)),
                header.column("timestamp"),
                header.column("price"),
                header.column(names.contains("amount") ? "amount" : "size"),
                header.column(Optional.of("suspicious").filter(names::contains)));
        RowCheck check = new RowCheck(rows, log, header.size(), symbol);
        while (rows.next()) {
            if (check.hasShape() && check.hasSymbol(columns.symbol) && check.isTrusted(columns.suspicious)) {
                row(rows, check, columns);
            }
        }
        FileEnd.check(rows, log, trades.size());
    }

    private void row(Rows rows, RowCheck check, Columns columns) {
        long time = check.time(columns.time);
        double price = rows.number(columns.price);
        double size = rows.number(columns.size);
        boolean usable = time != Times.UNREADABLE
                && check.isNumber(columns.price, "price", price)
                && check.isPositive("price", price)
                && check.isSize(columns.size, "size", size)
                && check.isInOrder(last, time);
        if (usable) {
            trades.trade(time, price, size);
            last = time;
        }
    }

    private record Columns(int symbol, int time, int price, int size, int suspicious) {}
}
