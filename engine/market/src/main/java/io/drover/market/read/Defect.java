package io.drover.market.read;

/**
 * Something wrong with a file of market data.
 *
 * @param kind what
 * @param file name of the file
 * @param row line number, the header is line 1; 0 for the file as a whole
 * @param text the value, the expectation and a hint
 */
public record Defect(DefectKind kind, String file, long row, String text) {
    @Override
    public String toString() {
        return "%s:%d: %s: %s".formatted(file, row, kind, text);
    }
}
