package io.drover.rulebook;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A comma-separated table with a fixed header; lines that begin with # are comments. Collects problems by line. */
final class Table {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String file;
    private final List<String> columns;
    private final List<RuleProblem> problems;

    Table(String file, String header, List<RuleProblem> problems) {
        this.file = file;
        this.columns = List.of(header.split(","));
        this.problems = problems;
    }

    /** One row: cells by column, trimmed. */
    final class Row {
        private final int line;
        private final Map<String, String> cells = new HashMap<>();

        Row(CsvRecord row) {
            line = (int) row.getStartingLineNumber();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), row.getField(i).strip());
            }
        }

        String origin() {
            return file + ":" + line;
        }

        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** A cell as a finite number that is not negative. */
        double number(String column) {
            double value = finite(column, text(column));
            if (value < 0) {
                problem("%s (%s) must not be negative".formatted(column, text(column)), "drop the minus");
            }
            return value;
        }

        /** {@code text} as a finite number; names the cell or parameter in the problem otherwise. */
        double finite(String name, String text) {
            double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            if (Double.isFinite(value)) {
                return value;
            }
            problem("%s (%s) must be a finite number".formatted(name, text), "write 0.05 for 5 %");
            return 0;
        }

        boolean bool(String column) {
            String text = text(column);
            if (!text.equals("true") && !text.equals("false")) {
                problem("%s (%s) must be true or false".formatted(column, text), "write true");
            }
            return text.equals("true");
        }

        <E extends Enum<E>> Optional<E> choice(String column, List<E> choices) {
            String text = text(column);
            Optional<E> found =
                    choices.stream().filter(e -> e.name().equals(text)).findFirst();
            if (found.isEmpty()) {
                List<String> names = choices.stream().map(Enum::name).toList();
                problem(
                        "%s (%s) must be one of %s".formatted(column, text, names),
                        DidYouMean.hint(text, names).orElse("write " + names.get(0)));
            }
            return found;
        }

        void problem(String what, String maybe) {
            problems.add(new RuleProblem(file, line, "", what, maybe));
        }
    }

    /** Converts each row; rows with problems are left out. */
    <T> List<T> read(String text, Function<Row, Optional<T>> convert) {
        List<T> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            boolean header = true;
            for (CsvRecord row : reader) {
                if (header) {
                    checkHeader(row);
                    header = false;
                } else if (row.getFieldCount() != columns.size()) {
                    problem(
                            row,
                            "has %d cells, expected %d".formatted(row.getFieldCount(), columns.size()),
                            "quote text with commas");
                } else {
                    convert.apply(new Row(row)).ifPresent(rows::add);
                }
            }
            if (header) {
                problems.add(new RuleProblem(file, 1, "", "is empty", "begin with " + String.join(",", columns)));
            }
        } catch (CsvParseException e) {
            problems.add(new RuleProblem(file, 1, "", "is not a table: " + e.getMessage(), "check the quotes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private void checkHeader(CsvRecord row) {
        List<String> found = row.getFields().stream().map(String::strip).toList();
        if (!found.equals(columns)) {
            problem(
                    row,
                    "header (%s) must be %s".formatted(String.join(",", found), String.join(",", columns)),
                    "copy the shipped table's first line");
        }
    }

    private void problem(CsvRecord row, String what, String maybe) {
        problems.add(new RuleProblem(file, (int) row.getStartingLineNumber(), "", what, maybe));
    }
}
