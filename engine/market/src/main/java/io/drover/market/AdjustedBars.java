package io.drover.market;

import io.drover.market.action.CorporateActions;
import io.drover.market.action.CorporateActions.Factors;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.calendar.Session;
import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Whole series made comparable over time. They look back from the last action: for charts and research only. */
public final class AdjustedBars {
    private AdjustedBars() {}

    /** Prices as if every split had always been in force: raw price times split factor, volume divided by it. */
    public static BarSeries ofSplits(BarSeries raw, CorporateActions actions, ExchangeCalendar calendar) {
        return adjusted(raw, actions, calendar, false);
    }

    /** As {@link #ofSplits}, and as if every dividend had been paid by a lower price: times the price factor too. */
    public static BarSeries ofAll(BarSeries raw, CorporateActions actions, ExchangeCalendar calendar) {
        return adjusted(raw, actions, calendar, true);
    }

    private static BarSeries adjusted(
            BarSeries raw, CorporateActions actions, ExchangeCalendar calendar, boolean dividends) {
        BarSeriesBuilder out = BarSeries.builder(raw.instrument(), raw.timeframe());
        for (int i = 0; i < raw.size(); i++) {
            Factors factors = actions.factors(session(calendar, raw.start(i)));
            double f = dividends ? factors.split() * factors.price() : factors.split();
            out.bar(raw.start(i), raw.end(i))
                    .prices(raw.open(i) * f, raw.high(i) * f, raw.low(i) * f, raw.close(i) * f)
                    .volume(raw.volume(i) / factors.split());
            out.flag(raw.gapped(i) ? BarSeries.GAPPED : 0);
        }
        return out.build();
    }

    private static LocalDate session(ExchangeCalendar calendar, long time) {
        Instant at = Instant.ofEpochMilli(time);
        return calendar.sessionOf(at).map(Session::label).orElseGet(() -> LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
}
