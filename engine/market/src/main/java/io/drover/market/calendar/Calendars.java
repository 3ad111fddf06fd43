package io.drover.market.calendar;

import java.util.Map;
import java.util.TreeMap;

/** The exchange calendars that instruments name. */
public final class Calendars {
    private final Map<String, ExchangeCalendar> byName;

    private Calendars(Map<String, ExchangeCalendar> byName) {
        this.byName = byName;
    }

    /** The shipped ones: {@code 24/7}, {@code FX} and {@code XNYS}. Reads their files: keep and share the result. */
    public static Calendars standard() {
        Map<String, ExchangeCalendar> all = new TreeMap<>();
        all.put(AlwaysOpen.NAME, new AlwaysOpen());
        all.put(FxWeek.NAME, new FxWeek());
        ExchangeCalendar newYork = CalendarFile.resource("/calendars/XNYS.yaml").toCalendar();
        all.put(newYork.name(), newYork);
        return new Calendars(all);
    }

    /** One of the shipped calendars. */
    public static ExchangeCalendar of(String name) {
        return standard().get(name);
    }

    /** The calendar of this name. */
    public ExchangeCalendar get(String name) {
        ExchangeCalendar found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "calendar (%s) is not known.\nMaybe one of %s.".formatted(name, byName.keySet()));
        }
        return found;
    }
}
