package io.drover.market.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was found in a file.
 *
 * @param file name
 * @param kind what it holds
 * @param timeframe length of a bar, given or measured; absent for trades and ticks
 * @param kept rows without a defect that makes them unusable
 * @param first time known
 * @param last time known
 * @param defects in order of rows
 */
public record DataReport(
        String file,
        FileKind kind,
        Optional<String> timeframe,
        int kept,
        Optional<Instant> first,
        Optional<Instant> last,
        List<Defect> defects) {
    public DataReport {
        defects = List.copyOf(defects);
    }

    /** Number of defects of each kind that was found. */
    public Map<DefectKind, Long> counts() {
        return defects.stream().collect(Collectors.groupingBy(Defect::kind, TreeMap::new, Collectors.counting()));
    }

    /** Whether anything was found that the usual policy would not just flag. */
    public boolean hasSevere() {
        return defects.stream().anyMatch(defect -> defect.kind().usualAction() != DefectAction.FLAG);
    }
}
