package io.drover.market.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.market.calendar.Calendars;
import io.drover.market.series.Aggregation;
import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The real series that every machine can have: three files of the artifact {@code org.ta4j:ta4j-examples:0.18} (MIT), unpacked
 * into a folder.
 */
public final class Samples {
    public static final InstrumentId BTC = InstrumentId.parse("BTC-USD.BITSTAMP");
    public static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");
    public static final InstrumentId ETH = InstrumentId.parse("ETH-USD.BINANCEUS");
    private static final List<String> NAMES = List.of("btc", "aapl", "eth");

    private final Path folder;
    private final Calendars calendars;

    /** Samples in a folder with the artifact's files. */
    public Samples(Path folder, Calendars calendars) {
        this.folder = folder;
        this.calendars = calendars;
    }

    /** {@code btc}, {@code aapl} or {@code eth}. */
    public DataSet get(String name) {
        return switch (name) {
            case "btc" -> btc();
            case "aapl" -> aapl();
            case "eth" -> eth();
            default ->
                throw new IllegalArgumentException(
                        "sample (%s) is not known.\nMaybe one of %s.".formatted(name, NAMES));
        };
    }

    /** 100,000 trades of 25 November to 1 December 2013, and the 1m and 5m bars made of them. */
    private DataSet btc() {
        TradeSeries trades = TradeReader.read(
                        folder.resolve("bitstamp_trades_from_20131125_usd.csv"), BTC, DefectPolicy.standard())
                .series();
        return DataSet.builder("btc")
                .trades(trades)
                .bars(Aggregation.ofTrades(trades, Timeframe.MINUTE))
                .bars(Aggregation.ofTrades(trades, Timeframe.parse("5m")))
                .build();
    }

    /** 252 daily bars of 2013, raw prices. */
    private DataSet aapl() {
        BarFile file = BarFile.of(
                folder.resolve("appleinc_bars_from_20130101_usd.csv"), AAPL, Timeframe.DAILY, calendars.get("XNYS"));
        return DataSet.builder("aapl").bars(BarReader.read(file).series()).build();
    }

    /** 580 bars of five minutes, 13 to 15 March 2023; the file gives the last millisecond of each. */
    private DataSet eth() {
        Path file = folder.resolve("ETH-USD-PT5M-2023-3-13_2023-3-15.json");
        Timeframe timeframe = Timeframe.parse("5m");
        BarSeriesBuilder bars = BarSeries.builder(ETH, timeframe);
        for (JsonNode bar : json(file).required("ohlc")) {
            long end = bar.required("endTime").longValue() + 1;
            bars.bar(end - timeframe.millis(), end)
                    .prices(price(bar, "open"), price(bar, "high"), price(bar, "low"), price(bar, "close"))
                    .volume(bar.required("volume").doubleValue());
        }
        return DataSet.builder("eth").bars(bars.build()).build();
    }

    private static double price(JsonNode bar, String which) {
        return bar.required(which + "Price").doubleValue();
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw MarketDataException.unreadable(file, e);
        }
    }
}
