package io.drover.broker.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Dated fees as data: commissions per order, unit or value and the United States' fees on sales. A day without a row
 * costs nothing.
 */
public final class FeeTable {
    public static final FeeTable NONE = new FeeTable(List.of());

    private static final String SHIPPED = "fees.csv";

    private final List<FeeRow> rows;

    private FeeTable(List<FeeRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * The named price lists of the table that comes with Drover, added up, e.g. {@code shipped("alpaca",
     * "us-regulatory")}.
     */
    public static FeeTable shipped(String... plans) {
        try (InputStream in = Objects.requireNonNull(FeeTable.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), SHIPPED)
                    .plans(plans);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    /**
     * Reads a table of the same columns as the shipped one.
     *
     * @param origin the file's name for error messages
     */
    public static FeeTable parse(String csv, String origin) {
        return new FeeTable(FeeCsv.parse(csv, origin));
    }

    /** Only the rows of the named price lists. */
    public FeeTable plans(String... plans) {
        for (String plan : plans) {
            if (rows.stream().noneMatch(row -> row.plan().equals(plan))) {
                throw new IllegalArgumentException("no fees of plan (%s).\nMaybe one of %s."
                        .formatted(
                                plan, rows.stream().map(FeeRow::plan).distinct().toList()));
            }
        }
        Set<String> wanted = Set.of(plans);
        return new FeeTable(
                rows.stream().filter(row -> wanted.contains(row.plan())).toList());
    }

    BigDecimal charge(ChargedFill fill) {
        BigDecimal sum = BigDecimal.ZERO;
        for (FeeRow row : rows) {
            if (row.appliesTo(fill)) {
                sum = sum.add(row.charge(fill));
            }
        }
        return sum;
    }

    String fingerprint() {
        return rows.stream()
                .map(row -> "%s/%s/%s/%s/%s/%s"
                        .formatted(row.plan(), row.item(), row.basis(), row.rate(), row.from(), row.to()))
                .toList()
                .toString();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<FeeRow> rows() {
        return rows;
    }
}
