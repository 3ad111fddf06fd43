package io.drover.market.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file of one exchange: hours, rules of holidays and early closes, and what broke the rules.
 *
 * @param name the market's code
 * @param sources where the facts come from
 * @param zone of all local times
 * @param open local time
 * @param close local time
 * @param earlyClose local time
 * @param firstYear first verified year
 * @param lastYear last verified year; later there are no sessions
 * @param holidays rules of closed weekdays
 * @param specialClosures closed weekdays that no rule tells, with their reasons
 * @param earlyCloses rules of early closes
 * @param specialEarlyCloses early closes that no rule tells
 * @param fullDays sessions that a rule wrongly ends early
 */
record CalendarFile(
        String name,
        List<String> sources,
        ZoneId zone,
        LocalTime open,
        LocalTime close,
        @JsonProperty("early-close") LocalTime earlyClose,
        @JsonProperty("first-year") int firstYear,
        @JsonProperty("last-year") int lastYear,
        List<DayRule> holidays,
        @JsonProperty("special-closures") Map<LocalDate, String> specialClosures,
        @JsonProperty("early-closes") List<DayRule> earlyCloses,
        @JsonProperty("special-early-closes") Map<LocalDate, String> specialEarlyCloses,
        @JsonProperty("full-days") Map<LocalDate, String> fullDays) {

    static CalendarFile resource(String path) {
        ObjectMapper yaml = YAMLMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (InputStream in = CalendarFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "calendar file %s is missing.\nMaybe the jar is damaged.".formatted(path));
            }
            return yaml.readValue(in, CalendarFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    SessionCalendar toCalendar() {
        List<Session> sessions = new ArrayList<>();
        for (int year = firstYear; year <= lastYear; year++) {
            Set<LocalDate> closed = DayRule.all(holidays, year);
            closed.addAll(specialClosures.keySet());
            Set<LocalDate> early = DayRule.all(earlyCloses, year);
            early.addAll(specialEarlyCloses.keySet());
            early.removeAll(fullDays.keySet());
            LocalDate end = LocalDate.of(year + 1, 1, 1);
            for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
                if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !closed.contains(day)) {
                    sessions.add(session(day, early.contains(day) ? earlyClose : close));
                }
            }
        }
        return new SessionCalendar(
                name, LocalDate.of(firstYear, 1, 1).atStartOfDay(zone).toInstant(), sessions);
    }

    private Session session(LocalDate day, LocalTime until) {
        return new Session(
                day,
                ZonedDateTime.of(day, open, zone).toInstant(),
                ZonedDateTime.of(day, until, zone).toInstant());
    }
}
