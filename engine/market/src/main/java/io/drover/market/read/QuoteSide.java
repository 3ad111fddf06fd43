package io.drover.market.read;

/** The bid or the ask of the row last read. */
final class QuoteSide {
    private static final String[] PRICES = {"open", "high", "low", "close"};

    private final String[] names = new String[PRICES.length];
    private final String sizeName;
    private final int[] columns = new int[PRICES.length];
    private final int sizeColumn;
    private final double[] prices = new double[PRICES.length];
    private double size;

    QuoteSide(Header header, String name) {
        for (int i = 0; i < PRICES.length; i++) {
            names[i] = name + "_" + PRICES[i];
            columns[i] = header.column(names[i]);
        }
        this.sizeName = name + "_size";
        this.sizeColumn = header.column(sizeName);
    }

    /** Reads this side; false where the row may not be used. A size that was not published is 0. */
    boolean read(Rows rows, RowCheck check) {
        for (int i = 0; i < PRICES.length; i++) {
            prices[i] = rows.number(columns[i]);
            if (!check.isNumber(columns[i], names[i], prices[i]) || !check.isPositive(names[i], prices[i])) {
                return false;
            }
        }
        size = rows.isEmpty(sizeColumn) ? 0 : rows.number(sizeColumn);
        return check.isSize(sizeColumn, sizeName, size) && check.isRange(open(), high(), low(), close());
    }

    double open() {
        return prices[0];
    }

    double high() {
        return prices[1];
    }

    double low() {
        return prices[2];
    }

    double close() {
        return prices[3];
    }

    double size() {
        return size;
    }
}
