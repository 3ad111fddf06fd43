package io.drover.market.read;

import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.series.BarSeries;
import io.drover.market.series.QuoteSeries;
import io.drover.market.series.Timeframe;
import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** Looks through files of market data and reports every defect; refuses none. */
public final class DataCheck {
    private final ExchangeCalendar calendar;
    private final Optional<Timeframe> timeframe;

    /**
     * A check of files of one market.
     *
     * @param calendar tells which bars are missing
     * @param timeframe of bars; absent: measured as the shortest common distance in the file
     */
    public DataCheck(ExchangeCalendar calendar, Optional<Timeframe> timeframe) {
        this.calendar = calendar;
        this.timeframe = timeframe;
    }

    /**
     * Reads a file in one of our own layouts. Throws {@link MarketDataException} when it cannot be read at all, or has the columns of
     * none of them.
     */
    public DataReport check(Path file) {
        Peek peek = Peek.at(file);
        InstrumentId instrument =
                new InstrumentId(peek.symbol().orElse("UNNAMED").toUpperCase(Locale.ROOT), "CHECK");
        String symbol = peek.symbol().orElse("");
        return switch (peek.kind()) {
            case BARS -> {
                BarFile bars = barFile(file, instrument, symbol, peek);
                yield report(file, peek, bars, BarReader.read(bars));
            }
            case QUOTE_BARS -> {
                BarFile bars = barFile(file, instrument, symbol, peek);
                Reading<QuoteReader.QuoteBars> reading = QuoteReader.read(bars);
                yield report(file, peek, bars, new Reading<>(reading.series().middles(), reading.defects()));
            }
            case TRADES -> {
                Reading<TradeSeries> trades = TradeReader.read(file, instrument, symbol, DefectPolicy.lenient());
                yield report(file, peek, trades.series().size(), trades.series()::time, trades.defects());
            }
            case TICK_QUOTES -> {
                Reading<QuoteSeries> quotes = TickQuoteReader.read(file, instrument, symbol, DefectPolicy.lenient());
                yield report(file, peek, quotes.series().size(), quotes.series()::time, quotes.defects());
            }
        };
    }

    private BarFile barFile(Path file, InstrumentId instrument, String symbol, Peek peek) {
        Timeframe length = timeframe
                .or(peek::timeframe)
                .orElseThrow(() -> new MarketDataException(
                        "%s: the length of its bars cannot be measured.\nMaybe name it.".formatted(file), List.of()));
        return BarFile.of(file, instrument, length, calendar).withSymbol(symbol).withPolicy(DefectPolicy.lenient());
    }

    private static DataReport report(Path file, Peek peek, BarFile what, Reading<BarSeries> reading) {
        BarSeries bars = reading.series();
        DataReport report = report(file, peek, bars.size(), bars::end, reading.defects());
        return new DataReport(
                report.file(),
                report.kind(),
                Optional.of(what.timeframe().toString()),
                report.kept(),
                report.first(),
                report.last(),
                report.defects());
    }

    private static DataReport report(Path file, Peek peek, int size, IntToLongFunction time, List<Defect> defects) {
        return new DataReport(
                file.toString(),
                peek.kind(),
                Optional.empty(),
                size,
                size == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time.applyAsLong(0))),
                size == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time.applyAsLong(size - 1))),
                defects);
    }
}
