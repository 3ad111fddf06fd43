package io.drover.market.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** First row of a file: which name stands where. Names count without case and outer blanks. */
final class Header {
    private final String file;
    private final List<String> names;

    private Header(String file, List<String> names) {
        this.file = file;
        this.names = names;
    }

    static Header read(Rows rows, DefectLog log) throws IOException {
        if (rows.hadMark()) {
            log.skips(DefectKind.BYTE_ORDER_MARK, 1, "begins with a byte-order mark.");
        }
        List<String> names = new ArrayList<>();
        if (rows.next()) {
            for (int i = 0; i < rows.count(); i++) {
                names.add(normal(rows.text(i)));
            }
        }
        return new Header(log.file(), names);
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    int column(String name) {
        int found = names.indexOf(normal(name));
        if (found < 0) {
            throw new MarketDataException(
                    "%s:1: column (%s) is missing among %s.\nMaybe map the columns by name."
                            .formatted(file, name, names),
                    List.of());
        }
        return found;
    }

    /** -1 when the file has no such column. */
    int column(Optional<String> name) {
        return name.map(this::column).orElse(-1);
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
