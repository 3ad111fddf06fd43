package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.order.ExecutionReport;
import io.drover.port.JournalException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders that memory has forgotten, found in the journal again. A search folds all of the journal, so it takes as long as a
 * start without a checkpoint; only a report of an order that is neither open nor among those that closed last needs one.
 */
final class Archive {
    private final Ledger ledger;

    Archive(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Those of the reports that were not heard before. The orders that they are about are in memory again where they are
     * ours and the journal keeps what it was told; where it cannot be read, they stay unknown.
     */
    List<ExecutionReport> news(List<ExecutionReport> reports) {
        Set<ClOrdId> wanted = reports.stream()
                .filter(this::mayBeForgotten)
                .map(ExecutionReport::clOrdId)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return reports;
        }
        return past(wanted)
                .map(past -> reports.stream()
                        .filter(r -> !wanted.contains(r.clOrdId()) || isNews(r, past))
                        .toList())
                .orElse(reports);
    }

    private boolean mayBeForgotten(ExecutionReport report) {
        return books().hasForgotten() && !books().knows(report.execId()) && !books().hasHeardOf(report.clOrdId());
    }

    private Optional<Books> past(Set<ClOrdId> wanted) {
        try {
            return Optional.of(ledger.past(wanted).books());
        } catch (JournalException e) {
            return Optional.empty();
        }
    }

    private boolean isNews(ExecutionReport report, Books past) {
        if (past.knows(report.execId())) {
            return false;
        }
        past.family(report.clOrdId())
                .filter(family -> !books().hasHeardOf(family.id()))
                .ifPresent(family -> ledger.write(new JournalRecord.Recalled(family)));
        return true;
    }

    private Books books() {
        return ledger.state().books();
    }
}
