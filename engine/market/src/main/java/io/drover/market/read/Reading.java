package io.drover.market.read;

import java.util.List;

/**
 * What came out of a file.
 *
 * @param series the bars, trades or quotes
 * @param defects in order of rows
 */
public record Reading<T>(T series, List<Defect> defects) {
    public Reading {
        defects = List.copyOf(defects);
    }
}
