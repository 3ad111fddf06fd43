package io.drover.trading;

import io.drover.model.ExecId;
import io.drover.order.ExecutionReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which reports were heard and which fills count: each once, in whatever order fills, corrections and busts arrive. */
final class FillLog {
    private final Set<ExecId> heard = new HashSet<>();
    private final Set<ExecId> superseded = new HashSet<>();
    private final Map<ExecId, ExecutionReport> fills = new HashMap<>();

    /** Whether the report is new. */
    boolean hear(ExecId id) {
        return heard.add(id);
    }

    boolean knows(ExecId id) {
        return heard.contains(id);
    }

    /** Whether the fill counts: one whose correction or bust came first does not. */
    boolean fill(ExecutionReport report) {
        if (superseded.contains(report.execId())) {
            return false;
        }
        fills.put(report.execId(), report);
        return true;
    }

    /** The fill that no longer counts, if it was booked. */
    Optional<ExecutionReport> takeBack(ExecId id) {
        superseded.add(id);
        return Optional.ofNullable(fills.remove(id));
    }
}
