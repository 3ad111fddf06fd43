package io.drover.report;

import io.drover.journal.JournalRecord.StateLowered;
import io.drover.journal.JournalRecord.StateRaised;
import io.drover.model.Control;
import io.drover.model.ScopeKind;
import io.drover.model.TradingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Causes that lower the trading state, one by one. */
final class StateFold {
    private final Map<String, Cause> inForce = new LinkedHashMap<>();
    private final List<ReportData.StateChange> changes = new ArrayList<>();
    private long haltsRaised;

    private record Cause(StateLowered record, Instant since) {}

    void lowered(Stamp stamp, StateLowered record) {
        inForce.put(record.id(), new Cause(record, stamp.at()));
        add(stamp, "LOWERED", record, record.reason(), record.by());
    }

    void raised(Stamp stamp, StateRaised record) {
        Cause cause = inForce.remove(record.id());
        if (cause != null) {
            add(stamp, "RAISED", cause.record(), record.reason(), record.by());
            haltsRaised += stamp.inPeriod() && cause.record().state() == TradingState.HALTED ? 1 : 0;
        }
    }

    private void add(Stamp stamp, String change, StateLowered cause, String reason, String by) {
        if (stamp.inPeriod()) {
            changes.add(new ReportData.StateChange(
                    stamp.at(),
                    change,
                    cause.id(),
                    cause.scope(),
                    cause.state(),
                    cause.control(),
                    reason,
                    by,
                    effective()));
        }
    }

    List<ReportData.StateChange> changes() {
        return changes;
    }

    /** Worst state of all causes that reach the whole account. */
    TradingState effective() {
        return accountWide().map(cause -> cause.record().state()).orElse(TradingState.ACTIVE);
    }

    private Optional<Cause> accountWide() {
        return inForce.values().stream()
                .filter(cause -> reachesAccount(cause.record().scope().kind()))
                .max(Comparator.comparing((Cause cause) -> cause.record().state())
                        .thenComparing(Cause::since, Comparator.reverseOrder()));
    }

    private static boolean reachesAccount(ScopeKind kind) {
        return kind != ScopeKind.STRATEGY && kind != ScopeKind.INSTRUMENT;
    }

    /** Since when and why trading is stopped or restricted; absent while the account trades. */
    Optional<Header.Restriction> restriction() {
        return accountWide().map(cause -> {
            StateLowered record = cause.record();
            return new Header.Restriction(
                    cause.since(),
                    record.state(),
                    record.scope(),
                    record.id(),
                    record.control(),
                    record.control().map(Control::code),
                    record.reason(),
                    record.by());
        });
    }

    /** Halts of the period that somebody acknowledged. */
    long haltsRaised() {
        return haltsRaised;
    }

    /** Causes in force that reach a part of the account only. */
    long partial() {
        return inForce.values().stream()
                .filter(cause -> !reachesAccount(cause.record().scope().kind()))
                .count();
    }
}
