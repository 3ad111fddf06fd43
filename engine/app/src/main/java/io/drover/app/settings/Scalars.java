package io.drover.app.settings;

import io.drover.market.series.Timeframe;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Texts to values, by type. */
final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,12})?");
    private static final String A_NUMBER = "must be a plain decimal number";
    private static final String NO_TRICKS = "write 25000 or 0.05: no quotes, exponents, underscores, NaN or infinity";

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.ofEntries(
            Map.entry(String.class, Scalars::text),
            Map.entry(BigDecimal.class, Scalars::decimal),
            Map.entry(int.class, text -> (int) whole(text)),
            Map.entry(boolean.class, Scalars::bool),
            Map.entry(Duration.class, Scalars::duration),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(Currency.class, Currency::new),
            Map.entry(InstrumentId.class, InstrumentId::parse),
            Map.entry(Timeframe.class, Timeframe::parse),
            Map.entry(Price.class, text -> new Price(decimal(text))),
            Map.entry(Quantity.class, text -> new Quantity(decimal(text))));

    private Scalars() {}

    static boolean reads(Class<?> type) {
        return type.isEnum() || READERS.containsKey(type);
    }

    /** The value, or why not. */
    static Object read(Node.Scalar node, Class<?> type) {
        if (node.quoted() && type != String.class) {
            throw new OutOfRangeException("", "is a text in quotes, not a value", "remove the quotes");
        }
        if (type.isEnum()) {
            return constant(node.text(), type);
        }
        Function<String, Object> reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalStateException("no reader for settings of " + type);
        }
        try {
            return reader.apply(node.text());
        } catch (DateTimeException e) {
            throw new OutOfRangeException("", "must be a date", "write 2026-01-31");
        }
    }

    /** The spelling of a value that {@link #read} reads back. */
    static String write(Object value) {
        return value instanceof Enum<?> constant ? kebab(constant.name()) : value.toString();
    }

    private static Object constant(String text, Class<?> type) {
        List<?> all = Arrays.asList(type.getEnumConstants());
        List<String> names = all.stream().map(c -> kebab(((Enum<?>) c).name())).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new OutOfRangeException(
                    "",
                    "must be one of " + String.join(", ", names),
                    "write " + Nearest.of(text, names).orElse(names.get(0)));
        }
        return all.get(index);
    }

    private static String kebab(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl) || text.isBlank()) {
            throw new OutOfRangeException("", "must be a text of one line", "remove line breaks, or write something");
        }
        return text;
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new OutOfRangeException("", A_NUMBER, NO_TRICKS);
        }
        return new BigDecimal(text);
    }

    private static long whole(String text) {
        BigDecimal value = decimal(text);
        if (value.stripTrailingZeros().scale() > 0
                || value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw new OutOfRangeException("", "must be a whole number up to 2147483647", "write 30");
        }
        return value.longValueExact();
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new OutOfRangeException("", "must be true or false", "write true");
        }
        return text.equals("true");
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new OutOfRangeException("", "must be an ISO-8601 duration", "write PT2S, PT30M or P1D");
        }
    }
}
