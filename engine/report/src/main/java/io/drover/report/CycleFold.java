package io.drover.report;

import io.drover.decision.Decision;
import io.drover.fact.Account;
import io.drover.fact.FactNumbers;
import io.drover.fact.Position;
import io.drover.journal.JournalRecord.Cycle;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the cycles say: equity, decisions, memos, findings. */
final class CycleFold {
    private final BookFold books;
    private final Map<String, DecisionRow> decisions = new LinkedHashMap<>();
    private final Set<String> inPeriod = new TreeSet<>();
    private final List<ReportData.EquityPoint> equity = new ArrayList<>();
    private final List<ReportData.Remembered> memos = new ArrayList<>();
    private final List<ReportData.Remark> findings = new ArrayList<>();
    private final List<String> ruleSets = new ArrayList<>();
    private BigDecimal peak = BigDecimal.ZERO;
    private Optional<BigDecimal> firstGap = Optional.empty();
    private BigDecimal lastGap = BigDecimal.ZERO;
    private Optional<BigDecimal> firstMoved = Optional.empty();
    private BigDecimal lastMoved = BigDecimal.ZERO;
    private List<Position> marks = List.of();
    private long cycles;
    private long discarded;
    private long skipped;

    CycleFold(BookFold books) {
        this.books = books;
    }

    /** @param moved cash moved without a trade since the journal began */
    void cycle(Stamp stamp, Cycle record, BigDecimal moved) {
        decisions(stamp, record);
        if (!stamp.inPeriod()) {
            return;
        }
        count(record);
        equity(record, moved);
        record.memos().forEach(memo -> memos.add(MemoText.row(record, memo)));
        record.findings()
                .forEach(f -> findings.add(
                        new ReportData.Remark(record.scheduledAt(), record.number(), f.code(), f.rule(), f.text())));
    }

    private void count(Cycle record) {
        cycles++;
        if (!record.ruleSet().isEmpty() && !ruleSets.contains(record.ruleSet())) {
            ruleSets.add(record.ruleSet());
        }
        if (record.outcome() == CycleOutcome.SKIPPED) {
            skipped++;
        } else if (record.outcome() != CycleOutcome.DONE) {
            discarded++;
        }
        if (record.outcome() != CycleOutcome.DONE) {
            findings.add(new ReportData.Remark(
                    record.scheduledAt(),
                    record.number(),
                    "CYCLE_" + record.outcome(),
                    "",
                    "schedule=" + record.schedule()));
        }
    }

    private void decisions(Stamp stamp, Cycle record) {
        if (record.decisions().isEmpty()) {
            return;
        }
        DecisionRows rows = new DecisionRows(record);
        for (Decision decision : record.decisions()) {
            if (stamp.inPeriod()) {
                inPeriod.add(decision.ordinal());
            }
            if (stamp.inPeriod() || decision.accepted()) {
                decisions.put(decision.ordinal(), rows.row(decision));
            }
        }
    }

    private void equity(Cycle record, BigDecimal moved) {
        for (Account account : record.snapshot().all(Account.class)) {
            BigDecimal now = decimal(account.equity());
            peak = equity.isEmpty() ? now : peak.max(now);
            BigDecimal fall =
                    peak.signum() > 0 ? Ratios.of(peak.subtract(now), peak).orElseThrow() : BigDecimal.ZERO;
            equity.add(new ReportData.EquityPoint(
                    record.scheduledAt(), record.number(), now, decimal(account.cash()), fall));
            marks = record.snapshot().all(Position.class);
            lastGap = now.subtract(books.worth(marks)).subtract(moved);
            firstGap = Optional.of(firstGap.orElse(lastGap));
            lastMoved = moved;
            firstMoved = Optional.of(firstMoved.orElse(moved));
        }
    }

    private static BigDecimal decimal(double value) {
        return Decimals.normalize(FactNumbers.toDecimal(value));
    }

    void remark(Instant at, String code, String text) {
        findings.add(new ReportData.Remark(at, 0, code, "", text));
    }

    /** Change of equity between the first and the last cycle that our own fold does not explain. */
    BigDecimal unexplained() {
        return Decimals.normalize(lastGap.subtract(firstGap.orElse(lastGap)));
    }

    /** Cash moved without a trade between the first and the last cycle. */
    BigDecimal moved() {
        return Decimals.normalize(lastMoved.subtract(firstMoved.orElse(lastMoved)));
    }

    Optional<DecisionRow> decision(String ordinal) {
        return Optional.ofNullable(decisions.get(ordinal));
    }

    /** Decisions of the period. */
    List<DecisionRow> ofPeriod() {
        return decisions.values().stream()
                .filter(row -> inPeriod.contains(row.ordinal()))
                .toList();
    }

    /** Decisions of the period and of the given older ordinals. */
    List<DecisionRow> with(Set<String> ordinals) {
        return decisions.values().stream()
                .filter(row -> inPeriod.contains(row.ordinal()) || ordinals.contains(row.ordinal()))
                .toList();
    }

    /** Positions as the last cycle saw them. */
    List<Position> marks() {
        return marks;
    }

    List<ReportData.EquityPoint> equity() {
        return equity;
    }

    List<ReportData.Remembered> memos() {
        return memos;
    }

    List<ReportData.Remark> findings() {
        return findings;
    }

    List<String> ruleSets() {
        return ruleSets;
    }

    Summary.Counts counts(long orders, long fills) {
        List<DecisionRow> rows = ofPeriod();
        long denied = rows.stream().filter(row -> !row.accepted()).count();
        return new Summary.Counts(cycles, discarded, skipped, rows.size(), denied, orders, fills);
    }
}
