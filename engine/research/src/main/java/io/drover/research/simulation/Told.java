package io.drover.research.simulation;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Control;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.OrderRole;
import io.drover.order.AccountEvent;
import io.drover.order.ExecutionReport;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the journal's records say is held and owned, added up anew and in another way than the engine does. */
final class Told {
    private final Map<ExecId, ExecutionReport> fills = new HashMap<>();
    private final Set<ExecId> replaced = new HashSet<>();
    private final Set<ExecId> heard = new HashSet<>();
    private final List<Object> history = new ArrayList<>();
    private final Map<ClOrdId, ClOrdId> changes = new HashMap<>();
    private final Set<ClOrdId> intended = new HashSet<>();
    private final Set<ClOrdId> entries = new HashSet<>();
    private final Set<ClOrdId> executed = new HashSet<>();
    private final Set<ClOrdId> rejected = new HashSet<>();
    private long executedBefore;
    private long rejectedBefore;
    private BigDecimal moved = BigDecimal.ZERO;

    void add(JournalRecord record) {
        if (record instanceof JournalRecord.Intent intent) {
            intended.add(intent.request().clOrdId());
            if (intent.request().role() == OrderRole.ENTRY) {
                entries.add(intent.request().clOrdId());
            }
        } else if (record instanceof JournalRecord.ReplaceIntent replace) {
            changes.put(replace.request().clOrdId(), order(replace.request().origClOrdId()));
        } else if (record instanceof JournalRecord.Submitted submitted
                && submitted.result() instanceof SubmitResult.Rejected
                && intended.contains(submitted.clOrdId())) {
            rejected.add(submitted.clOrdId());
        } else if (record instanceof JournalRecord.Execution execution) {
            add(execution.report());
        } else if (record instanceof JournalRecord.CashMoved cash) {
            if (cash.id().map(heard::add).orElse(true)) {
                moved = moved.add(cash.amount().amount());
            }
        } else if (record instanceof JournalRecord.Split split
                && heard.add(split.event().id())) {
            history.add(split.event());
        }
    }

    private void add(ExecutionReport report) {
        boolean fill = report.execType() == ExecType.TRADE || report.execType() == ExecType.TRADE_CORRECT;
        boolean undoes = report.execType() == ExecType.TRADE_CANCEL || report.execType() == ExecType.TRADE_CORRECT;
        if (!heard.add(report.execId())) {
            return;
        }
        if (undoes) {
            report.refExecId().ifPresent(replaced::add);
        }
        if (report.execType() == ExecType.REJECTED) {
            rejected.add(report.clOrdId());
        }
        if (report.execType() == ExecType.TRADE && entries.contains(report.clOrdId())) {
            executed.add(report.clOrdId());
        }
        if (fill) {
            fills.put(report.execId(), report);
            history.add(report);
        }
    }

    /** Signed units held now. A fill that was taken back counts nowhere, not even before a split. */
    BigDecimal position(InstrumentId id) {
        BigDecimal held = BigDecimal.ZERO;
        for (Object each : history) {
            if (each instanceof ExecutionReport fill
                    && counts(fill)
                    && fill.instrument().equals(id)) {
                held = held.add(signed(fill));
            } else if (each instanceof AccountEvent.Split split
                    && split.instrument().equals(id)) {
                held = held.multiply(split.ratio());
            }
        }
        return held;
    }

    /** What the first order of a chain of replacements was called. */
    private ClOrdId order(ClOrdId id) {
        return changes.getOrDefault(id, id);
    }

    /** Filled of an order of ours, whatever it was called at the time. */
    BigDecimal filled(ClOrdId id) {
        return fills.values().stream()
                .filter(f -> counts(f) && order(f.clOrdId()).equals(id))
                .map(f -> f.lastQty().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Entries with a fill, since a person looked. */
    long executedEntries() {
        return executed.size() - executedBefore;
    }

    /** Orders that the broker rejected, at least in one word of it, since a person looked. */
    long rejectedOrders() {
        return rejected.size() - rejectedBefore;
    }

    /** A person looked at what this control counts. */
    void acknowledged(Control control) {
        if (control == Control.C09) {
            executedBefore = executed.size();
        } else {
            rejectedBefore = rejected.size();
        }
    }

    /** Cash that no trade moved. */
    BigDecimal moved() {
        return moved;
    }

    BigDecimal fees() {
        return fills.values().stream()
                .filter(this::counts)
                .map(f -> f.fee().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal cash() {
        BigDecimal cash = moved;
        for (ExecutionReport fill : fills.values()) {
            if (counts(fill)) {
                cash = cash.subtract(signed(fill)
                                .multiply(Optional.of(fill)
                                        .flatMap(ExecutionReport::lastPx)
                                        .orElseThrow()
                                        .value()))
                        .subtract(fill.fee().amount());
            }
        }
        return cash;
    }

    /** Whether a correction and a split concern one run: then units of before and after are mixed, a known limitation. */
    boolean isMixed() {
        return isUndone() && hasSplit();
    }

    /** Whether a fill was taken back or corrected. */
    boolean isUndone() {
        return !replaced.isEmpty();
    }

    boolean hasSplit() {
        return history.stream().anyMatch(AccountEvent.Split.class::isInstance);
    }

    private boolean counts(ExecutionReport fill) {
        return !replaced.contains(fill.execId());
    }

    private static BigDecimal signed(ExecutionReport fill) {
        return fill.lastQty().value().multiply(BigDecimal.valueOf(fill.side().sign()));
    }
}
