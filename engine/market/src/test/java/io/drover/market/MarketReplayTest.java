package io.drover.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import io.drover.market.series.DataSet;
import io.drover.market.series.QuoteSeries;
import io.drover.market.series.Timeframe;
import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketReplayTest {
    private static final InstrumentId A = InstrumentId.parse("AAA.XNAS");
    private static final InstrumentId B = InstrumentId.parse("BBB.XNAS");

    private static BarSeries minutes(InstrumentId id, int... minutes) {
        BarSeriesBuilder bars = BarSeries.builder(id, Timeframe.MINUTE);
        for (int minute : minutes) {
            bars.bar(minute * 60_000L, (minute + 1) * 60_000L)
                    .prices(100 + minute, 110 + minute, 90 + minute, 101 + minute)
                    .volume(1);
        }
        return bars.build();
    }

    private static String show(MarketEvent event) {
        return event.time() / 60_000.0 + " " + event.instrument().symbol() + " "
                + event.match(new MarketEvent.Cases<String>() {
                    @Override
                    public String barClosed(MarketEvent.BarClosed e) {
                        return "closed " + e.close();
                    }

                    @Override
                    public String barOpened(MarketEvent.BarOpened e) {
                        return "opened " + e.open();
                    }

                    @Override
                    public String quoteChanged(MarketEvent.QuoteChanged e) {
                        return "quote " + e.bid();
                    }

                    @Override
                    public String tradePrinted(MarketEvent.TradePrinted e) {
                        return "trade " + e.price();
                    }

                    @Override
                    public String actionTaken(MarketEvent.ActionTaken e) {
                        return "action " + e.action().date();
                    }
                });
    }

    @Test
    void at_one_instant_bars_end_before_what_is_due_and_open_after_it() {
        DataSet data = DataSet.builder("test")
                .bars(minutes(B, 0, 1))
                .bars(minutes(A, 0, 1, 3))
                .quotes(QuoteSeries.builder(A).quote(60_000, 99, 100).build())
                .trades(TradeSeries.builder(B)
                        .trade(30_000, 98, 1)
                        .trade(60_000, 97, 1)
                        .trade(60_000, 97, 1)
                        .build())
                .build();
        MarketReplay replay = new MarketReplay(data);
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        List<String> rest = new ArrayList<>();

        replay.upTo(Instant.ofEpochMilli(60_000), event -> before.add(show(event)));
        replay.opensAt(Instant.ofEpochMilli(60_000), event -> after.add(show(event)));
        replay.upTo(Instant.ofEpochMilli(600_000), event -> rest.add(show(event)));

        assertThat(before)
                .containsExactly(
                        "0.0 AAA opened 100.0",
                        "0.0 BBB opened 100.0",
                        "0.5 BBB trade 98.0",
                        "1.0 AAA closed 101.0",
                        "1.0 BBB closed 101.0",
                        "1.0 AAA quote 99.0",
                        "1.0 BBB trade 97.0",
                        "1.0 BBB trade 97.0");
        assertThat(after).containsExactly("1.0 AAA opened 101.0", "1.0 BBB opened 101.0");
        assertThat(rest)
                .containsExactly(
                        "2.0 AAA closed 102.0", "2.0 BBB closed 102.0", "3.0 AAA opened 103.0", "4.0 AAA closed 104.0");
        assertThat(replay.nextTime()).isEmpty();
    }

    @Test
    void openings_that_nobody_asked_for_come_before_anything_later() {
        MarketReplay replay =
                new MarketReplay(DataSet.builder("test").bars(minutes(A, 0, 1)).build());
        List<String> seen = new ArrayList<>();

        assertThat(replay.nextTime()).contains(Instant.EPOCH);
        replay.upTo(Instant.ofEpochMilli(60_000), event -> seen.add(show(event)));
        replay.upTo(Instant.ofEpochMilli(90_000), event -> seen.add(show(event)));

        assertThat(seen).containsExactly("0.0 AAA opened 100.0", "1.0 AAA closed 101.0", "1.0 AAA opened 101.0");
    }

    @Test
    void the_timeline_is_the_union_of_all_bar_ends() {
        DataSet data = DataSet.builder("test")
                .bars(minutes(A, 0, 2))
                .bars(minutes(B, 0, 1))
                .build();

        assertThat(data.barEnds(Timeframe.MINUTE))
                .containsExactly(
                        Instant.ofEpochMilli(60_000), Instant.ofEpochMilli(120_000), Instant.ofEpochMilli(180_000));
        assertThat(data.barEnds(Timeframe.DAILY)).isEmpty();
    }

    @Test
    void a_price_that_the_listener_does_not_want_is_passed_over_and_the_next_one_is_not() {
        MarketReplay replay = new MarketReplay(DataSet.builder("test")
                .bars(minutes(A, 0, 1))
                .bars(minutes(B, 0, 1))
                .build());
        List<String> heard = new ArrayList<>();

        replay.upTo(Instant.ofEpochSecond(180), new MarketReplay.Listener() {
            @Override
            public void happened(MarketEvent event) {
                heard.add(show(event));
            }

            @Override
            public boolean wants(InstrumentId instrument, long time) {
                return instrument.equals(B) && time >= 60_000;
            }
        });

        assertThat(heard).containsExactly("1.0 BBB closed 101.0", "1.0 BBB opened 101.0", "2.0 BBB closed 102.0");
    }
}
