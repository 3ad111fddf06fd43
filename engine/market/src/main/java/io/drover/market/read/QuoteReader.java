package io.drover.market.read;

import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import io.drover.market.series.QuoteSeries;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads bars of bids and asks: {@code symbol,timestamp,bid_open,...,bid_close,bid_size,ask_open,...,ask_close,ask_size}. Each gives
 * the quote that stood when the bar ended, and a bar of the middle between bid and ask, without volume.
 */
public final class QuoteReader {
    /**
     * What quote bars tell.
     *
     * @param quotes bid and ask at the end of each bar
     * @param middles bars of (bid + ask) / 2
     */
    public record QuoteBars(QuoteSeries quotes, BarSeries middles) {}

    private final BarFile file;
    private final DefectLog log;
    private final QuoteSeries.Builder quotes;
    private final BarSeriesBuilder middles;
    private final BarTimes times;

    private QuoteReader(BarFile file) {
        this.file = file;
        this.log = new DefectLog(file.path().toString(), file.policy());
        this.quotes = QuoteSeries.builder(file.instrument());
        this.middles = BarSeries.builder(file.instrument(), file.timeframe());
        this.times = new BarTimes(file, log, middles);
    }

    /** Reads the whole file. Throws {@link MarketDataException} where the policy refuses, or the file cannot be read. */
    public static Reading<QuoteBars> read(BarFile file) {
        QuoteReader reader = new QuoteReader(file);
        try (Rows rows = Rows.open(file.path(), ',')) {
            reader.read(rows);
        } catch (IOException e) {
            throw MarketDataException.unreadable(file.path(), e);
        }
        return new Reading<>(new QuoteBars(reader.quotes.build(), reader.middles.build()), reader.log.defects());
    }

    private void read(Rows rows) throws IOException {
        Header header = Header.read(rows, log);
        RowCheck check = new RowCheck(rows, log, header.size(), file.symbol());
        QuoteSide bid = new QuoteSide(header, "bid");
        QuoteSide ask = new QuoteSide(header, "ask");
        int symbol = header.column("symbol");
        int timestamp = header.column("timestamp");
        while (rows.next()) {
            if (check.hasShape() && check.hasSymbol(symbol) && bid.read(rows, check) && ask.read(rows, check)) {
                row(rows, check, check.time(timestamp, file.timeframe().isDaily(), Optional.empty()), bid, ask);
            }
        }
        times.end(rows);
    }

    private void row(Rows rows, RowCheck check, long time, QuoteSide bid, QuoteSide ask) {
        boolean usable =
                time != Times.UNREADABLE && check.isUncrossed(bid.close(), ask.close()) && times.accept(check, time);
        if (!usable) {
            return;
        }
        boolean gap = times.isGap(rows.line());
        double open = Numbers.middle(bid.open(), ask.open());
        double close = Numbers.middle(bid.close(), ask.close());
        double high = Math.max(Numbers.middle(bid.high(), ask.high()), Math.max(open, close));
        double low = Math.min(Numbers.middle(bid.low(), ask.low()), Math.min(open, close));
        middles.bar(times.start(), times.end()).prices(open, high, low, close).volume(0);
        middles.flag((byte) ((gap ? BarSeries.GAPPED : 0) | (check.takeSuspect() ? BarSeries.SUSPECT : 0)));
        quotes.quote(times.end(), bid.close(), ask.close()).sizes(bid.size(), ask.size());
    }
}
