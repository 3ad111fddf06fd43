package io.drover.app.run;

import io.drover.app.config.Cron;
import io.drover.app.config.CycleSchedule;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.series.DataSet;
import io.drover.research.Cadence;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.quartz.CronExpression;

/** When the cycles of a schedule are due. */
final class Cadences {
    private Cadences() {}

    static Cadence of(CycleSchedule cycle, DataSet data, ExchangeCalendar calendar) {
        return cycle.onBar()
                .map(timeframe -> Cadence.onBars(data, timeframe))
                .or(() -> cycle.every().map(Cadence::every).map(times -> inSessions(times, calendar)))
                .orElseGet(() -> inSessions(cron(cycle.cron().orElseThrow()), calendar));
    }

    private static Cadence cron(String text) {
        CronExpression expression = Cron.of(text);
        return after -> Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
                .map(Date::toInstant);
    }

    /** Only times at which the market is open; none where nobody knows when it opens again. */
    private static Cadence inSessions(Cadence times, ExchangeCalendar calendar) {
        return after -> {
            Optional<Instant> next = times.next(after);
            while (next.isPresent() && !calendar.isOpen(next.get())) {
                next = calendar.nextOpen(next.get()).flatMap(open -> times.next(open.minusMillis(1)));
            }
            return next;
        };
    }
}
