package io.drover.report;

import io.drover.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers and times for people: always the same text on every machine. */
final class Figures {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int PRICE_DIGITS = 8;

    private Figures() {}

    /** UTC, without the zone's name; milliseconds only where there are any. */
    static String time(Instant at) {
        return (at.truncatedTo(ChronoUnit.SECONDS).equals(at) ? SECONDS : MILLIS).format(at);
    }

    /** Two decimals, thousands separated. */
    static String money(BigDecimal amount) {
        return grouped(amount.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** With its sign, so that a gain is seen without colour. */
    static String signedMoney(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_EVEN);
        return (rounded.signum() > 0 ? "+" : "") + grouped(rounded);
    }

    /** At most 8 decimals, thousands separated. */
    static String number(BigDecimal value) {
        BigDecimal normal = Decimals.normalize(value);
        return grouped(
                normal.scale() > PRICE_DIGITS
                        ? Decimals.normalize(normal.setScale(PRICE_DIGITS, RoundingMode.HALF_EVEN))
                        : normal);
    }

    /** With the decimals it has, thousands separated. */
    static String fixed(BigDecimal value) {
        return grouped(value);
    }

    /** All digits, no separators. */
    static String exact(BigDecimal value) {
        return Decimals.normalize(value).toPlainString();
    }

    /** A ratio with up to two decimals of a percent: 0.0215 is 2.15 %. */
    static String percent(BigDecimal ratio) {
        BigDecimal percent = ratio.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
        return grouped(Decimals.normalize(percent)) + " %";
    }

    private static String grouped(BigDecimal value) {
        String plain = value.toPlainString();
        int start = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int at = (point < 0 ? plain.length() : point) - 3; at > start; at -= 3) {
            text.insert(at, ',');
        }
        return start == 1 ? text.replace(0, 1, "\u2212").toString() : text.toString();
    }
}
