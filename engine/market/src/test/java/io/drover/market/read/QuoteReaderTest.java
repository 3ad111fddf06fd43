package io.drover.market.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.market.Shared;
import io.drover.market.calendar.Calendars;
import io.drover.market.series.QuoteSeries;
import io.drover.market.series.Timeframe;
import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteReaderTest {
    private static final Calendars CALENDARS = Calendars.standard();
    private static final InstrumentId IBM = InstrumentId.parse("IBM.XNYS");

    @TempDir
    Path folder;

    @Test
    void a_quote_bar_tells_the_quote_at_its_end_and_the_middle() {
        BarFile file = BarFile.of(
                Shared.file("quotes/minute/SPY_2013-10.csv.gz"),
                InstrumentId.parse("SPY.ARCX"),
                Timeframe.MINUTE,
                CALENDARS.get("XNYS"));

        QuoteReader.QuoteBars bars = QuoteReader.read(file).series();

        assertThat(Instant.ofEpochMilli(bars.quotes().time(0))).isEqualTo("2013-10-04T08:01:00Z");
        assertThat(bars.quotes().bid(0)).isEqualTo(167.56);
        assertThat(bars.quotes().ask(0)).isEqualTo(167.6);
        assertThat(bars.quotes().bidSize(0)).isEqualTo(20_000);
        assertThat(bars.middles().close(0)).isEqualTo(167.58);
        assertThat(bars.middles().size()).isEqualTo(bars.quotes().size());
    }

    @Test
    void daily_fx_bars_are_days_of_a_fixed_offset_and_crossed_ones_are_flagged() {
        BarFile file = BarFile.of(
                Shared.file("quotes/daily/EURUSD_fxcm.csv.gz"),
                InstrumentId.parse("EURUSD.FXCM"),
                Timeframe.DAILY,
                CALENDARS.get("FX"));

        Reading<QuoteReader.QuoteBars> reading = QuoteReader.read(file);

        assertThat(Instant.ofEpochMilli(reading.series().middles().start(0))).isEqualTo("2007-03-30T05:00:00Z");
        assertThat(Instant.ofEpochMilli(reading.series().middles().end(0))).isEqualTo("2007-03-31T05:00:00Z");
        assertThat(reading.defects()).first().matches(d -> d.kind() == DefectKind.CROSSED && d.row() == 2);
        assertThat(reading.series().quotes().crossed(0)).isTrue();
        assertThat(reading.series().middles().suspect(0)).isTrue();
    }

    @Test
    void every_recorded_quote_file_can_be_read() {
        for (String name :
                new String[] {"minute/BAC_2013-10.csv.gz", "minute/GOOG_2015-12.csv", "minute/IBM_2013-10.csv.gz"}) {
            InstrumentId id = InstrumentId.parse(name.substring(7, name.indexOf('_')) + ".XNYS");
            BarFile file = BarFile.of(Shared.file("quotes/" + name), id, Timeframe.MINUTE, CALENDARS.get("XNYS"));
            assertThat(QuoteReader.read(file).series().quotes().size()).as(name).isGreaterThan(300);
        }
        for (String name :
                new String[] {"minute/EURUSD_fxcm_2014-05", "minute/XAUUSD_oanda_2014-05", "hour/EURUSD_fxcm"}) {
            String symbol = name.substring(name.indexOf('/') + 1, name.indexOf('_'));
            BarFile file = BarFile.of(
                    Shared.file("quotes/" + name + ".csv.gz"),
                    InstrumentId.parse(symbol + ".FXCM"),
                    Timeframe.parse(name.startsWith("hour") ? "1h" : "1m"),
                    CALENDARS.get("FX"));
            assertThat(QuoteReader.read(file).series().quotes().size()).as(name).isGreaterThan(5000);
        }
    }

    @Test
    void the_best_quote_is_made_of_the_last_bid_and_ask_of_every_exchange() throws IOException {
        Path file = Files.writeString(folder.resolve("ticks.csv"), """
                symbol,timestamp,bid,bid_size,ask,ask_size,exchange,condition,suspicious
                IBM,2013-10-07T13:30:00.000Z,,,183.63,100,Q,1,0
                IBM,2013-10-07T13:30:01.000Z,180.01,300,,,P,1,0
                IBM,2013-10-07T13:30:02.000Z,183.50,200,,,Q,1,0
                IBM,2013-10-07T13:30:03.000Z,,,183.60,500,P,1,0
                IBM,2013-10-07T13:30:04.000Z,999.00,200,,,Z,1,1
                IBM,2013-10-07T13:30:05.000Z,0,0,,,Q,1,0
                """);

        Reading<QuoteSeries> reading = TickQuoteReader.read(file, IBM, DefectPolicy.standard());

        QuoteSeries quotes = reading.series();
        assertThat(IntStream.range(0, quotes.size()).mapToObj(i -> quotes.bid(i) + "x" + quotes.ask(i)))
                .containsExactly("180.01x183.63", "183.5x183.63", "183.5x183.6", "180.01x183.6");
        assertThat(reading.defects()).singleElement().matches(d -> d.kind() == DefectKind.SUSPICIOUS && d.row() == 6);
    }

    @Test
    void recorded_ticks_give_a_sound_best_quote_in_the_session() {
        Reading<QuoteSeries> quotes =
                TickQuoteReader.read(Shared.file("ticks/quotes/IBM_2013-10-07.csv.gz"), IBM, DefectPolicy.standard());
        Reading<TradeSeries> trades =
                TradeReader.read(Shared.file("ticks/trades/IBM_2013-10-07.csv.gz"), IBM, DefectPolicy.standard());

        int noon = quotes.series().lastBy(Instant.parse("2013-10-07T16:00:00Z").toEpochMilli(), -1);
        double spread = quotes.series().ask(noon) - quotes.series().bid(noon);

        assertThat(spread).isBetween(0.0, 0.2);
        assertThat(quotes.series().bid(noon)).isBetween(181.0, 184.0);
        assertThat(trades.series().size()).isGreaterThan(20_000);
    }
}
