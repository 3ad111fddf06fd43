package io.drover.report;

import io.drover.model.Control;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Values as markup. A rounded number carries all its digits in the {@code value} of its {@code data} element. */
final class Cells {
    private Cells() {}

    static Html money(BigDecimal amount) {
        return data(amount, Figures.money(amount));
    }

    /** With sign, and marked as gain or loss. */
    static Html gain(BigDecimal amount) {
        String kind = amount.signum() > 0 ? "gain" : amount.signum() < 0 ? "loss" : "even";
        return Html.of(
                "<data class=\"{}\" value=\"{}\">{}</data>", kind, Figures.exact(amount), Figures.signedMoney(amount));
    }

    static Html number(BigDecimal value) {
        return data(value, Figures.number(value));
    }

    static Html number(Optional<BigDecimal> value) {
        return or(value, Cells::number);
    }

    static Html percent(BigDecimal ratio) {
        return data(ratio, Figures.percent(ratio));
    }

    static Html percent(Optional<BigDecimal> ratio) {
        return or(ratio, Cells::percent);
    }

    static Html time(Instant at) {
        return Html.of("<time datetime=\"{}\">{}</time>", at, Figures.time(at));
    }

    static Html time(Optional<Instant> at) {
        return at.map(Cells::time).orElse(Html.of("–"));
    }

    /** A measured value or limit in its control's unit. */
    static Html measure(Control control, Optional<BigDecimal> value) {
        return or(value, v -> switch (control.unit()) {
            case MONEY -> money(v);
            case RATIO -> percent(v);
            case QUANTITY, COUNT, SECONDS -> number(v);
        });
    }

    static String unit(Control control, String currency) {
        return switch (control.unit()) {
            case MONEY -> currency;
            case RATIO -> "%";
            case QUANTITY -> "units";
            case COUNT -> "count";
            case SECONDS -> "s";
        };
    }

    /** How much of a limit was used, as a bar and in percent. */
    static Html bar(Optional<BigDecimal> utilisation, boolean passed) {
        if (utilisation.isEmpty()) {
            return Html.of("<span class=\"bar {}\"><i style=\"width:{}%\"></i></span>", pass(passed), passed ? 0 : 100);
        }
        BigDecimal shown =
                utilisation.get().min(BigDecimal.ONE).max(BigDecimal.ZERO).movePointRight(2);
        return Html.of(
                "<span class=\"use\"><span class=\"bar {}\"><i style=\"width:{}%\"></i></span> {}</span>",
                pass(passed), shown.setScale(1, RoundingMode.HALF_EVEN).toPlainString(), percent(utilisation.get()));
    }

    /** A word in a coloured box; the word alone says it. */
    static Html badge(String kind, String text) {
        return Html.of("<span class=\"badge {}\">{}</span>", kind.toLowerCase(Locale.ROOT), text);
    }

    static Html orderLink(String clOrdId) {
        return Html.of("<a href=\"#order-{}\"><code>{}</code></a>", clOrdId, shortId(clOrdId));
    }

    static Html decisionLink(String ordinal) {
        return ordinal.isEmpty() ? Html.of("–") : Html.of("<a href=\"#decision-{}\">{}</a>", ordinal, ordinal);
    }

    /** An instrument id, never broken over two lines. */
    static Html instrument(Object id) {
        return Html.of("<span class=\"id\">{}</span>", id);
    }

    /** The first characters of an id; the whole one stands in the card. */
    static String shortId(String clOrdId) {
        return clOrdId.length() > 8 ? clOrdId.substring(0, 8) + "…" : clOrdId;
    }

    private static String pass(boolean passed) {
        return passed ? "pass" : "breach";
    }

    private static Html or(Optional<BigDecimal> value, Function<BigDecimal, Html> show) {
        return value.map(show).orElse(Html.of("–"));
    }

    private static Html data(BigDecimal value, String text) {
        return Html.of("<data value=\"{}\">{}</data>", Figures.exact(value), text);
    }
}
