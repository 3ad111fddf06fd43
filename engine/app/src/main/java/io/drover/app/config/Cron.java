package io.drover.app.config;

import io.drover.app.settings.OutOfRangeException;
import java.text.ParseException;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** Quartz cron expressions, always in UTC. */
public final class Cron {
    private Cron() {}

    static void requireValid(String key, String text) {
        try {
            CronExpression.validateExpression(text);
        } catch (ParseException e) {
            throw new OutOfRangeException(
                    key, "must be a Quartz cron expression: " + e.getMessage(), "write 0 0/5 * * * ?");
        }
    }

    /** A checked expression. */
    public static CronExpression of(String text) {
        try {
            CronExpression cron = new CronExpression(text);
            cron.setTimeZone(TimeZone.getTimeZone("UTC"));
            return cron;
        } catch (ParseException e) {
            throw new IllegalArgumentException("cron expression (%s) is not valid.".formatted(text), e);
        }
    }
}
