package io.drover.market.calendar;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The exchange calendars that instruments name. */
public final class Calendars {
    private final SortedMap<String, Supplier<ExchangeCalendar>> sources;
    private final ConcurrentMap<String, ExchangeCalendar> made = new ConcurrentHashMap<>();

    private Calendars(Map<String, Supplier<ExchangeCalendar>> sources) {
        this.sources = new TreeMap<>(sources);
    }

    /** The shipped ones: {@code 24/7}, {@code FX} and {@code XNYS}. Each is made when it is first asked for: share the result. */
    public static Calendars standard() {
        return new Calendars(Map.of(
                AlwaysOpen.NAME,
                AlwaysOpen::new,
                FxWeek.NAME,
                FxWeek::new,
                "XNYS",
                () -> CalendarFile.resource("/calendars/XNYS.yaml").toCalendar()));
    }

    /** One of the shipped calendars. */
    public static ExchangeCalendar of(String name) {
        return standard().get(name);
    }

    /** The calendar of this name. */
    public ExchangeCalendar get(String name) {
        return made.computeIfAbsent(name, this::make);
    }

    private ExchangeCalendar make(String name) {
        Supplier<ExchangeCalendar> source = sources.get(name);
        if (source == null) {
            throw new IllegalArgumentException(
                    "calendar (%s) is not known.\nMaybe one of %s.".formatted(name, sources.keySet()));
        }
        return source.get();
    }
}
