package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonToken;
import io.drover.fact.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads what {@link Columns} wrote. */
final class ColumnReader {
    private final Component[] components;
    private final Expectation[] expectations;
    private final Maker maker;

    /** Makes a record of its components. */
    @FunctionalInterface
    interface Maker {
        Object make(Object[] values, JsonIn in) throws IOException;
    }

    /**
     * One column.
     *
     * @param decimals of the unit of distances; absent where there are values
     * @param told values or distances, empty where one is as expected
     */
    private record Column(Optional<Integer> decimals, List<Optional<Object>> told) {
        static final Column AS_EXPECTED = new Column(Optional.empty(), List.of());

        Optional<Object> told(int row) {
            return row < told.size() ? told.get(row) : Optional.empty();
        }
    }

    ColumnReader(Component[] components, Expectation[] expectations, Maker maker) {
        this.components = components;
        this.expectations = expectations;
        this.maker = maker;
    }

    /** Reads up to the end of the array, and returns the facts as they are now. */
    List<Fact> read(List<Fact> group, CycleContext cycle, JsonIn in) throws IOException {
        List<Column> columns = new ArrayList<>(Collections.nCopies(components.length, Column.AS_EXPECTED));
        while (!in.at(JsonToken.END_ARRAY)) {
            readColumn(columns, in);
        }
        List<Fact> now = new ArrayList<>(group.size());
        for (int row = 0; row < group.size(); row++) {
            now.add(readRow(group.get(row), row, columns, cycle, in));
        }
        return now;
    }

    private void readColumn(List<Column> columns, JsonIn in) throws IOException {
        if (in.at(JsonToken.VALUE_STRING)) {
            String unit = in.text();
            int e = unit.indexOf('e');
            try {
                int component = Integer.parseInt(unit.substring(0, Math.max(e, 0)));
                int decimals = -Integer.parseInt(unit.substring(e + 1));
                if (decimals < Difference.FEWEST_DECIMALS || decimals > Difference.MOST_DECIMALS) {
                    throw in.wrong("unit of column (%s) is out of range".formatted(unit));
                }
                columns.set(component, new Column(Optional.of(decimals), told(in, JsonIn::integer)));
            } catch (NumberFormatException | IndexOutOfBoundsException malformed) {
                throw in.wrong("column (%s) must be a component and a unit".formatted(unit));
            }
        } else {
            int component = in.index(components.length);
            columns.set(component, new Column(Optional.empty(), told(in, components[component]::readValue)));
        }
    }

    /** Reads one element. */
    @FunctionalInterface
    private interface Element {
        Object read(JsonIn in) throws IOException;
    }

    private static List<Optional<Object>> told(JsonIn in, Element element) throws IOException {
        List<Optional<Object>> column = new ArrayList<>();
        in.skip(JsonToken.START_ARRAY);
        while (!in.at(JsonToken.END_ARRAY)) {
            if (in.at(JsonToken.VALUE_NULL)) {
                in.skip(JsonToken.VALUE_NULL);
                column.add(Optional.empty());
            } else {
                column.add(Optional.of(element.read(in)));
            }
        }
        in.skip(JsonToken.END_ARRAY);
        return column;
    }

    private Fact readRow(Fact before, int row, List<Column> columns, CycleContext cycle, JsonIn in) throws IOException {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].value(before);
        }
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            Optional<Object> told = column.told(row);
            if (told.isPresent() && column.decimals().isEmpty()) {
                values[i] = told.get();
                continue;
            }
            boolean stays = expectations[i] == Expectation.AS_BEFORE;
            long expected = stays ? 0 : expectations[i].bits(cycle, before, (Fact) maker.make(values, in));
            if (told.isPresent()) {
                double from = stays ? components[i].number(before) : components[i].numberOf(expected);
                long distance = (Long) told.get();
                values[i] = components[i].ofNumber(
                        Difference.plus(from, distance, column.decimals().get()));
            } else if (!stays) {
                values[i] = components[i].valueOf(expected);
            }
        }
        return (Fact) maker.make(values, in);
    }
}
