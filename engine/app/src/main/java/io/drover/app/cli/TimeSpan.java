package io.drover.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What {@code --from} and {@code --to} say.
 *
 * @param from first instant inside; absent: from the beginning
 * @param to first instant outside; absent: to the end. A date means its last moment is inside
 */
public record TimeSpan(Optional<Instant> from, Optional<Instant> to) {
    static TimeSpan of(Optional<String> from, Optional<String> to) {
        TimeSpan span = new TimeSpan(from.map(text -> instant("--from", text, 0)), to.map(t -> instant("--to", t, 1)));
        if (span.from.isPresent() && span.to.isPresent() && !span.from.get().isBefore(span.to.get())) {
            throw new UsageException(
                    "--from (%s) must be before --to (%s).\nMaybe swap them.".formatted(from.get(), to.get()));
        }
        return span;
    }

    /** An instant with zone, or a UTC date and so many days after its beginning. */
    static Instant instant(String option, String text, int days) {
        try {
            return text.length() <= "2013-11-25".length()
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "%s (%s) must be a UTC date or an instant.\nMaybe write 2013-11-25 or 2013-11-25T12:00:00Z."
                            .formatted(option, text),
                    e);
        }
    }
}
