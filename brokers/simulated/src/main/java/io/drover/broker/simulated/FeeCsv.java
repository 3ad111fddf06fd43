package io.drover.broker.simulated;

import io.drover.broker.simulated.FeeRow.Basis;
import io.drover.broker.simulated.FeeRow.FeeSide;
import io.drover.broker.simulated.FeeRow.Liquidity;
import io.drover.broker.simulated.FeeRow.Per;
import io.drover.model.AssetClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The text form of a fee table: comma separated, no quotes, lines starting with {@code #} are remarks. */
final class FeeCsv {
    static final String HEADER = "plan,item,asset_classes,side,liquidity,basis,per,rate,minimum,cap,cap_ratio,"
            + "round_up_to_cent,from_date,to_date,source";
    private static final int COLUMNS = HEADER.split(",").length;

    private FeeCsv() {}

    static List<FeeRow> parse(String csv, String origin) {
        List<FeeRow> rows = new ArrayList<>();
        boolean headerSeen = false;
        String[] lines = csv.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = origin + ":" + (i + 1);
            if (headerSeen) {
                rows.add(row(line, place));
            } else {
                requireHeader(line, place);
                headerSeen = true;
            }
        }
        return rows;
    }

    private static void requireHeader(String line, String place) {
        if (!line.equals(HEADER)) {
            throw new IllegalArgumentException(
                    "%s: header (%s) must be %s.\nMaybe a column is missing.".formatted(place, line, HEADER));
        }
    }

    private static FeeRow row(String line, String place) {
        String[] cells = line.split(",", COLUMNS);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "%s: has %d columns, needs %d.\nMaybe a comma is missing.".formatted(place, cells.length, COLUMNS));
        }
        try {
            return new FeeRow(
                    cells[0],
                    cells[1],
                    assetClasses(cells[2]),
                    FeeSide.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                    Liquidity.valueOf(cells[4].toUpperCase(Locale.ROOT)),
                    Basis.valueOf(cells[5].toUpperCase(Locale.ROOT)),
                    Per.valueOf(cells[6].toUpperCase(Locale.ROOT)),
                    notNegative(cells[7]),
                    optional(cells[8], FeeCsv::notNegative),
                    optional(cells[9], FeeCsv::notNegative),
                    optional(cells[10], FeeCsv::notNegative),
                    yes(cells[11]),
                    optional(cells[12], LocalDate::parse),
                    optional(cells[13], LocalDate::parse),
                    cells[14]);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s: %s.\nMaybe a cell is in the wrong column (%s).".formatted(place, e.getMessage(), HEADER), e);
        }
    }

    private static Set<AssetClass> assetClasses(String cell) {
        return cell.equals("*")
                ? Set.of()
                : Arrays.stream(cell.split(" "))
                        .map(word -> AssetClass.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static BigDecimal notNegative(String cell) {
        BigDecimal value = new BigDecimal(cell);
        if (value.signum() < 0) {
            throw new IllegalArgumentException("number (" + cell + ") must not be negative");
        }
        return value;
    }

    private static boolean yes(String cell) {
        if (!cell.equals("yes") && !cell.equals("no")) {
            throw new IllegalArgumentException("cell (" + cell + ") must be yes or no");
        }
        return cell.equals("yes");
    }

    private static <T> Optional<T> optional(String cell, Function<String, T> reader) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(reader.apply(cell));
    }
}
