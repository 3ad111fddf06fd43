package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.journal.StateImage.Fill;
import io.drover.model.ExecId;
import io.drover.model.Price;
import io.drover.order.ExecutionReport;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which reports were heard and which fills count: each once, in whatever order fills, corrections and busts arrive. */
final class FillLog {
    private final Set<ExecId> heard = new HashSet<>();
    private final Set<ExecId> superseded = new HashSet<>();
    private final SortedMap<ExecId, Fill> fills = new TreeMap<>();

    static Fill fillOf(ExecutionReport report) {
        Price price = report.lastPx()
                .orElseThrow(() -> new IllegalArgumentException(
                        "execution %s of order %s has no price.".formatted(report.execId(), report.clOrdId())));
        return new Fill(
                report.execId(),
                report.clOrdId(),
                report.instrument(),
                report.side(),
                report.lastQty(),
                price,
                report.fee(),
                report.transactTime());
    }

    /** Whether the report is new. */
    boolean hear(ExecId id) {
        return heard.add(id);
    }

    boolean knows(ExecId id) {
        return heard.contains(id);
    }

    /** Whether the fill counts: one whose correction or bust came first does not. */
    boolean fill(Fill fill) {
        if (superseded.contains(fill.execId())) {
            return false;
        }
        fills.put(fill.execId(), fill);
        return true;
    }

    /** The fill that no longer counts, if it was booked. */
    Optional<Fill> takeBack(ExecId id) {
        superseded.add(id);
        return Optional.ofNullable(fills.remove(id));
    }

    List<Fill> fills() {
        return List.copyOf(fills.values());
    }

    /** What was heard beside the fills that count. */
    List<ExecId> others() {
        return heard.stream().filter(id -> !fills.containsKey(id)).sorted().toList();
    }

    List<ExecId> superseded() {
        return superseded.stream().sorted().toList();
    }

    void restore(StateImage.Books image) {
        image.fills().forEach(f -> fills.put(f.execId(), f));
        heard.addAll(fills.keySet());
        heard.addAll(image.heard());
        superseded.addAll(image.superseded());
    }
}
