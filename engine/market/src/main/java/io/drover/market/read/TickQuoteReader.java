package io.drover.market.read;

import io.drover.market.series.QuoteSeries;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads quotes of single exchanges, {@code symbol,timestamp,bid,bid_size,ask,ask_size,exchange,condition,suspicious}, and makes
 * the best bid and ask of them. A row may update one side only; a price or size of 0 withdraws that side. Recordings do not
 * tell when an exchange gave up a price: one that a newer price of the other side crosses counts as withdrawn.
 */
public final class TickQuoteReader {
    private final Rows rows;
    private final RowCheck check;
    private final QuoteSeries.Builder quotes;
    private final BestQuote best = new BestQuote();
    private final int time;
    private final int exchange;
    private final int[] prices;
    private final int[] sizes;
    private long last = Long.MIN_VALUE;

    private TickQuoteReader(Rows rows, RowCheck check, Header header, InstrumentId instrument) {
        this.rows = rows;
        this.check = check;
        this.quotes = QuoteSeries.builder(instrument);
        this.time = header.column("timestamp");
        this.exchange = header.column("exchange");
        this.prices = new int[] {header.column("bid"), header.column("ask")};
        this.sizes = new int[] {header.column("bid_size"), header.column("ask_size")};
    }

    /** A file that calls the instrument by its own symbol. */
    public static Reading<QuoteSeries> read(Path file, InstrumentId instrument, DefectPolicy policy) {
        return read(file, instrument, instrument.symbol(), policy);
    }

    /**
     * Reads the whole file; the result holds one quote for each change of the best bid or ask. Throws
     * {@link MarketDataException} where the policy refuses, or the file cannot be read.
     *
     * @param symbol what the file calls the instrument
     */
    public static Reading<QuoteSeries> read(Path file, InstrumentId instrument, String symbol, DefectPolicy policy) {
        DefectLog log = new DefectLog(file.toString(), policy);
        try (Rows rows = Rows.open(file, ',')) {
            Header header = Header.read(rows, log);
            RowCheck check = new RowCheck(rows, log, header.size(), symbol);
            TickQuoteReader reader = new TickQuoteReader(rows, check, header, instrument);
            int symbolColumn = header.column("symbol");
            int suspicious = header.column("suspicious");
            while (rows.next()) {
                if (check.hasShape() && check.hasSymbol(symbolColumn) && check.isTrusted(suspicious)) {
                    reader.row();
                }
            }
            FileEnd.check(rows, log, reader.quotes.size());
            return new Reading<>(reader.quotes.build(), log.defects());
        } catch (IOException e) {
            throw MarketDataException.unreadable(file, e);
        }
    }

    private void row() {
        long now = check.time(time);
        if (now == Times.UNREADABLE || !check.isInOrder(last, now)) {
            return;
        }
        last = now;
        String name = rows.text(exchange);
        level(now, 0).ifPresent(bid -> best.bid(name, bid));
        level(now, 1).ifPresent(ask -> best.ask(name, ask));
        if (best.hasChanged()) {
            quotes.quote(now, best.bid().price(), best.ask().price())
                    .sizes(best.bid().size(), best.ask().size());
        }
    }

    /** The side's new level; absent when the row does not speak of it, or may not be used. */
    private Optional<BestQuote.Level> level(long now, int side) {
        if (rows.isEmpty(prices[side])) {
            return Optional.empty();
        }
        double price = rows.number(prices[side]);
        double size = rows.isEmpty(sizes[side]) ? 0 : rows.number(sizes[side]);
        return check.isNumber(prices[side], "price", price) && check.isSize(sizes[side], "size", size)
                ? Optional.of(new BestQuote.Level(now, price, size))
                : Optional.empty();
    }
}
