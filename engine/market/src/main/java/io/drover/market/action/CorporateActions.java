package io.drover.market.action;

import io.drover.model.InstrumentId;
import java.time.LocalDate;
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
}
