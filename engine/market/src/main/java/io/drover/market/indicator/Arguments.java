package io.drover.market.indicator;

import java.util.List;
import java.util.Locale;

/** Arguments of a declaration, taken in order. A missing one has its default where there is one. */
final class Arguments {
    private static final int LONGEST = 100_000;

    private final IndicatorSpec spec;
    private final List<String> values;
    private int taken;

    Arguments(IndicatorSpec spec) {
        this.spec = spec;
        this.values = spec.arguments();
    }

    /** A number of bars, 1 or more. */
    int bars() {
        if (taken >= values.size()) {
            throw wrong("needs a number of bars", spec.function() + "(14)");
        }
        return bars(0);
    }

    int bars(int usual) {
        if (taken >= values.size()) {
            return usual;
        }
        String text = values.get(taken++);
        try {
            int bars = Integer.parseInt(text);
            if (bars >= 1 && bars <= LONGEST) {
                return bars;
            }
        } catch (NumberFormatException e) {
            throw wrong("(%s) must be a whole number".formatted(text), spec.function() + "(14)");
        }
        throw wrong("(%s) must be 1 to %d".formatted(text, LONGEST), spec.function() + "(14)");
    }

    double number(double usual) {
        if (taken >= values.size()) {
            return usual;
        }
        String text = values.get(taken++);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong("(%s) must be a number".formatted(text), "2 or 2.5");
        }
        throw wrong("(%s) must be finite".formatted(text), "2 or 2.5");
    }

    Source source(Source usual) {
        if (taken >= values.size()) {
            return usual;
        }
        String text = values.get(taken++);
        try {
            return Source.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("(%s) must be a column".formatted(text), "open, high, low, close, volume or typical");
        }
    }

    /** The name of another declared indicator. */
    String reference() {
        if (taken >= values.size()) {
            throw wrong("needs the names of two indicators", spec.function() + "(fast, slow)");
        }
        return values.get(taken++);
    }

    void end() {
        if (taken < values.size()) {
            throw wrong("has an argument too many (%s)".formatted(values.get(taken)), "less");
        }
    }

    IllegalArgumentException wrong(String what, String maybe) {
        return new IllegalArgumentException("indicator %s %s.\nMaybe write %s.".formatted(spec, what, maybe));
    }
}
