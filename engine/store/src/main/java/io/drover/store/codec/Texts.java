package io.drover.store.codec;

import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Values that are written as their text and read back by their parser. */
final class Texts {
    static final Map<Class<?>, Codec<Object>> ALL = Map.ofEntries(
            text(String.class, s -> s),
            text(BigDecimal.class, BigDecimal::new),
            text(Price.class, Price::of),
            text(Quantity.class, Quantity::of),
            text(Money.class, Money::parse),
            text(InstrumentId.class, InstrumentId::parse),
            text(Currency.class, Currency::new),
            text(ClOrdId.class, ClOrdId::new),
            text(OrderId.class, OrderId::new),
            text(ExecId.class, ExecId::new),
            Map.entry(Instant.class, new OfInstant()));

    private Texts() {}

    private static Map.Entry<Class<?>, Codec<Object>> text(Class<?> type, Function<String, ?> parse) {
        return Map.entry(type, new OfText(parse));
    }

    /** Any of an enum's names. */
    static Codec<Object> ofEnum(Class<?> type) {
        return new OfText(name -> {
            for (Object constant : type.getEnumConstants()) {
                if (constant.toString().equals(name)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("%s (%s) is unknown.".formatted(type.getSimpleName(), name));
        });
    }

    private record OfText(Function<String, ?> parse) implements Codec<Object> {
        @Override
        public void write(Object value, JsonOut out) {
            out.string(value.toString());
        }

        @Override
        public Object read(JsonIn in) throws IOException {
            String text = in.text();
            try {
                return parse.apply(text);
            } catch (RuntimeException e) {
                throw new IOException("value '%s': %s".formatted(text, e.getMessage()), e);
            }
        }
    }

    private record OfInstant() implements Codec<Object> {
        @Override
        public void write(Object value, JsonOut out) {
            out.instant((Instant) value);
        }

        @Override
        public Object read(JsonIn in) throws IOException {
            return Instant.parse(in.text());
        }
    }
}
