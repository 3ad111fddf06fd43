package io.drover.market.read;

/**
 * Positions of a bar's fields in a row; -1 where there is none.
 */
record BarColumns(int symbol, int time, boolean timeIsEnd, int open, int high, int low, int close, int volume) {
    static BarColumns of(Header header, CsvMapping mapping) {
        return new BarColumns(
                header.column(mapping.symbol()),
                header.column(mapping.time()),
                mapping.timeIsEnd(),
                header.column(mapping.open()),
                header.column(mapping.high()),
                header.column(mapping.low()),
                header.column(mapping.close()),
                header.column(mapping.volume()));
    }

    /** An empty volume means that none was published. */
    double volume(Rows rows) {
        return volume < 0 || rows.isEmpty(volume) ? 0 : rows.number(volume);
    }
}
