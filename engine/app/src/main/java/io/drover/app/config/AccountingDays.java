package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.calendar.Session;
import io.drover.trading.AccountingDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of an accounting day. */
final class AccountingDays {
    private static final Pattern CYCLES = Pattern.compile("cycles:([1-9][0-9]{0,8})");
    private static final int LONGEST_HOLIDAY = 14;

    private AccountingDays() {}

    static void requireKnown(String key, String text) {
        Range.require(
                text.equals("utc-date")
                        || text.equals("session")
                        || CYCLES.matcher(text).matches(),
                key,
                "must be utc-date, session or cycles:N",
                "write utc-date");
    }

    /** @param calendar tells sessions; asked only for {@code session} */
    static AccountingDay of(String text, Supplier<ExchangeCalendar> calendar) {
        Matcher cycles = CYCLES.matcher(text);
        if (cycles.matches()) {
            return AccountingDay.cycles(Integer.parseInt(cycles.group(1)));
        }
        if (text.equals("session")) {
            ExchangeCalendar sessions = calendar.get();
            return (at, cycle) -> lastOpened(sessions, at);
        }
        return AccountingDay.utcDate();
    }

    /** A day begins with its session's open and ends with the next one's. */
    private static String lastOpened(ExchangeCalendar sessions, Instant at) {
        LocalDate date = at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        for (int i = 0; i < LONGEST_HOLIDAY; i++) {
            LocalDate label = date.minusDays(i);
            if (sessions.session(label)
                    .map(Session::open)
                    .filter(open -> !open.isAfter(at))
                    .isPresent()) {
                return label.toString();
            }
        }
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
