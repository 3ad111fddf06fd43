package io.drover.market.action;

import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.calendar.Session;
import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import io.drover.model.InstrumentId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Splits and dividends of one instrument, and the factors that make its raw prices comparable over time. */
public final class CorporateActions {
    /**
     * Factors for prices before a date.
     *
     * @param price for dividends, at most 1
     * @param split for splits
     */
    public record Factors(double price, double split) {
        /** Of sessions after the last action. */
        public static final Factors NONE = new Factors(1, 1);
    }

    private final InstrumentId instrument;
    private final List<CorporateAction> actions;
    private final NavigableMap<LocalDate, Factors> factorsUntil;

    /**
     * Actions in any order.
     *
     * @param factorsUntil factors of all sessions up to and including a date, back to the date before
     */
    public CorporateActions(
            InstrumentId instrument, List<CorporateAction> actions, Map<LocalDate, Factors> factorsUntil) {
        this.instrument = instrument;
        this.actions = actions.stream()
                .sorted(Comparator.comparing(CorporateAction::date))
                .toList();
        this.factorsUntil = new TreeMap<>(factorsUntil);
    }

    public InstrumentId instrument() {
        return instrument;
    }

    /** All actions by date. */
    public List<CorporateAction> all() {
        return actions;
    }

    /** The actions that take effect with a session: to be booked before its opening. */
    public List<CorporateAction> on(LocalDate session) {
        return actions.stream().filter(action -> action.date().equals(session)).toList();
    }

    /** The factors of a session's raw prices: those of the first row whose last date is not before it. */
    public Factors factors(LocalDate session) {
        Map.Entry<LocalDate, Factors> row = factorsUntil.ceilingEntry(session);
        return row == null ? Factors.NONE : row.getValue();
    }

    /**
     * Prices as if every split had always been in force: raw price times split factor, volume divided by it. Looks back from the
     * last action, so it belongs into charts and research, not into what is known at an instant.
     */
    public BarSeries splitAdjusted(BarSeries raw, ExchangeCalendar calendar) {
        return adjusted(raw, calendar, false);
    }

    /** As {@link #splitAdjusted}, and as if every dividend had been paid by a lower price: times the price factor too. */
    public BarSeries fullyAdjusted(BarSeries raw, ExchangeCalendar calendar) {
        return adjusted(raw, calendar, true);
    }

    private BarSeries adjusted(BarSeries raw, ExchangeCalendar calendar, boolean dividends) {
        BarSeriesBuilder out = BarSeries.builder(raw.instrument(), raw.timeframe());
        for (int i = 0; i < raw.size(); i++) {
            Factors factors = factors(session(calendar, raw.start(i)));
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
