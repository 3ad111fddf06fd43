package io.drover.rulebook.random;

import io.drover.fact.Fact;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Makes facts. Their numbers are finite, as everywhere in Drover. */
final class FactMaker {
    private static final double[] EXTREME = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -0.0, 1e300};
    private static final long[] FAR = {Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, (1L << 53) + 1, Integer.MAX_VALUE};

    private final Draw draw;
    private final int symbols;
    private final boolean extreme;

    /**
     * @param symbols how many instruments there are
     * @param extreme whether numbers may be of any size
     */
    FactMaker(Draw draw, int symbols, boolean extreme) {
        this.draw = draw;
        this.symbols = symbols;
        this.extreme = extreme;
    }

    <T extends Fact> T make(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(c -> value(type, c)).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("no " + type.getSimpleName(), e);
        }
    }

    private Object value(Class<? extends Fact> fact, RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return text(fact, component.getName());
        }
        if (type == boolean.class) {
            return draw.oneIn(2);
        }
        if (type == double.class) {
            return real();
        }
        if (type == long.class) {
            boolean far = extreme && Vocabulary.isTime(component.getName()) && draw.oneIn(4);
            return far ? FAR[draw.below(FAR.length)] : (long) draw.between(-1, 3);
        }
        return type == int.class ? draw.between(0, 3) : Map.of("share", real());
    }

    private String text(Class<? extends Fact> fact, String property) {
        return switch (property) {
            case "symbol" -> draw.oneIn(15) ? "" : Vocabulary.symbol(draw.below(symbols));
            case "control" -> draw.of("C01", "C02", "C03", "C04", "C07", "C14", "C16", "C19");
            case "scope" -> draw.of("ACCOUNT", "STRATEGY", "INSTRUMENT");
            default -> Vocabulary.text(draw, fact, property);
        };
    }

    private double real() {
        if (extreme && draw.oneIn(8)) {
            return EXTREME[draw.below(EXTREME.length)];
        }
        return draw.of(0.0, 1.0, 2.0, 0.5, -1.0, 1.0, 3.0, 0.1);
    }
}
