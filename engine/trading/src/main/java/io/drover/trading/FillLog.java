package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.journal.StateImage.Fill;
import io.drover.model.ExecId;
import io.drover.model.Price;
import io.drover.order.ExecutionReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which reports were heard and which fills count: each once, in whatever order fills, corrections and busts arrive. */
final class FillLog {
    private final Set<ExecId> heard = new HashSet<>();
    private final Set<ExecId> superseded = new HashSet<>();
    private final Map<ExecId, Fill> fills = new HashMap<>();

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

    /** Whether that is new. */
    boolean supersede(ExecId id) {
        return superseded.add(id);
    }

    /** The fill that no longer counts, if it was booked. */
    Optional<Fill> takeBack(ExecId id) {
        return Optional.ofNullable(fills.remove(id));
    }

    /** Those of these reports that are fills that count. */
    List<Fill> fills(List<ExecId> of) {
        return of.stream()
                .flatMap(id -> Optional.ofNullable(fills.get(id)).stream())
                .toList();
    }

    void forget(OrderFamily family) {
        family.heard().forEach(fills::remove);
        family.heard().forEach(heard::remove);
        family.superseded().forEach(superseded::remove);
    }

    void restore(StateImage.Family family) {
        family.fills().forEach(f -> fills.put(f.execId(), f));
        heard.addAll(family.heard());
        superseded.addAll(family.superseded());
    }
}
