package io.drover.trading;

import io.drover.fact.Account;
import io.drover.fact.Fact;
import io.drover.fact.Memo;
import io.drover.fact.Position;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.order.ExecutionReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything the engine knows of its own: the fold of the journal's records, changed by nothing else. */
public final class EngineState {
    private final Books books;
    private final TradingStates tradingStates = new TradingStates();
    private final Activities activities = new Activities();
    private final SortedMap<String, Memo> memos = new TreeMap<>();
    private final Map<String, Instant> completed = new HashMap<>();
    private final Map<String, Instant> lastScheduled = new HashMap<>();
    private final CleanCycles cleanCycles = new CleanCycles();
    private final Fold fold = new Fold();
    private DayAccount day = DayAccount.NONE;
    private double lastEquity;
    private long cycles;
    private long denials;
    private long epoch;
    private boolean running;
    private boolean funded;
    private Instant reconciledAt = Instant.EPOCH;
    private Instant appliedAt = Instant.EPOCH;

    public EngineState(SortedMap<InstrumentId, Instrument> instruments, Currency currency) {
        this.books = new Books(instruments, currency);
    }

    public Books books() {
        return books;
    }

    public TradingStates tradingStates() {
        return tradingStates;
    }

    Activities activities() {
        return activities;
    }

    SortedMap<String, Memo> memos() {
        return memos;
    }

    CleanCycles cleanCycles() {
        return cleanCycles;
    }

    /** Whether the account's opening balance is known. */
    boolean isFunded() {
        return funded;
    }

    /** When our books were last compared with the broker's. */
    Instant reconciledAt() {
        return reconciledAt;
    }

    DayAccount day() {
        return day;
    }

    /** Number of cycles so far. */
    public long cycles() {
        return cycles;
    }

    /** Number of proposals that were refused by us. */
    public long denials() {
        return denials;
    }

    /** Epoch of the last run that began, 0 before the first. */
    public long epoch() {
        return epoch;
    }

    /** Whether the last run did not end in order. */
    public boolean endedUncleanly() {
        return running;
    }

    /** Scheduled time of the schedule's last completed cycle. */
    public Optional<Instant> previousCycle(String schedule) {
        return Optional.ofNullable(completed.get(schedule));
    }

    /** Scheduled time of the schedule's last recorded cycle, completed or not. */
    public Optional<Instant> lastScheduled(String schedule) {
        return Optional.ofNullable(lastScheduled.get(schedule));
    }

    public void apply(JournalEntry entry) {
        appliedAt = entry.at();
        entry.record().match(fold);
    }

    private void cycle(JournalRecord.Cycle cycle) {
        cycles = cycle.number();
        denials += cycle.decisions().stream().filter(d -> !d.accepted()).count();
        lastScheduled.put(cycle.schedule(), cycle.scheduledAt());
        if (cycle.outcome() == JournalRecord.CycleOutcome.DONE) {
            completed.put(cycle.schedule(), cycle.scheduledAt());
        }
        for (Memo memo : cycle.memos()) {
            memos.put(memo.key(), memo);
        }
        long time = cycle.scheduledAt().toEpochMilli();
        memos.values().removeIf(m -> Memos.isGone(m, time));
        cycle.snapshot().facts().forEach(this::sawFact);
        cleanCycles.after(
                cycle,
                tradingStates.causes().stream().filter(Cause::passesByItself).toList());
    }

    private void sawFact(Fact fact) {
        if (fact instanceof Account account) {
            lastEquity = account.equity();
            day = new DayAccount(day.label(), account.dayStartEquity(), account.dayPeakEquity(), account.peakEquity());
        } else if (fact instanceof io.drover.fact.Cycle cycle) {
            day = new DayAccount(cycle.accountingDay(), day.startEquity(), day.peakEquity(), day.peakEver());
        } else if (fact instanceof Position position) {
            books.holding(InstrumentId.parse(position.symbol())).sawMark(position.lastPrice());
        }
    }

    private void executed(ExecutionReport report) {
        boolean wasRejected = isRejected(report.clOrdId());
        boolean wasHeld = !books.holding(report.instrument()).isFlat();
        String strategy = books.holding(report.instrument()).strategy();
        if (!books.on(report)) {
            return;
        }
        countRejection(report.clOrdId(), wasRejected);
        Holding holding = books.holding(report.instrument());
        if (wasHeld && holding.isFlat()) {
            activities.closed(strategy, holding.realizedPnl().signum() < 0);
        }
    }

    private void submitted(JournalRecord.Submitted record) {
        boolean wasRejected = isRejected(record.clOrdId());
        books.submitted(record);
        countRejection(record.clOrdId(), wasRejected);
    }

    private boolean isRejected(ClOrdId id) {
        return books.order(id).filter(o -> o.status() == OrdStatus.REJECTED).isPresent();
    }

    /** A broker may refuse in its answer, in a report, or in both: one order counts once. */
    private void countRejection(ClOrdId id, boolean before) {
        if (!before && isRejected(id)) {
            books.order(id).ifPresent(o -> activities.rejected(o.decidedAt()));
        }
    }

    private void raised(JournalRecord.StateRaised record) {
        tradingStates.causes().stream().filter(c -> c.id().equals(record.id())).forEach(this::acknowledge);
        tradingStates.raised(record.id());
    }

    /** A resume sets the reference of the limit that it acknowledges to now, so that the same rung does not trip again. */
    private void acknowledge(Cause cause) {
        cause.control().ifPresent(control -> {
            switch (control) {
                case C19 -> day = day.acknowledgedLoss(lastEquity);
                case C20 -> day = day.acknowledgedDrawdown(lastEquity);
                default -> {}
            }
        });
    }

    /** One line per kind of record. */
    private final class Fold implements JournalRecord.Cases<Boolean> {
        @Override
        public Boolean runStarted(JournalRecord.RunStarted r) {
            epoch = r.epoch();
            running = true;
            tradingStates.starting();
            books.runBegan();
            return true;
        }

        @Override
        public Boolean runEnded(JournalRecord.RunEnded r) {
            running = false;
            return true;
        }

        @Override
        public Boolean ruleSetActivated(JournalRecord.RuleSetActivated r) {
            return true;
        }

        @Override
        public Boolean cycle(JournalRecord.Cycle r) {
            EngineState.this.cycle(r);
            return true;
        }

        @Override
        public Boolean cycleTiming(JournalRecord.CycleTiming r) {
            return true;
        }

        @Override
        public Boolean intent(JournalRecord.Intent r) {
            books.intended(r);
            activities.intended(r);
            return true;
        }

        @Override
        public Boolean cancelIntent(JournalRecord.CancelIntent r) {
            books.cancelIntended(r);
            return true;
        }

        @Override
        public Boolean replaceIntent(JournalRecord.ReplaceIntent r) {
            books.replaceIntended(r);
            return true;
        }

        @Override
        public Boolean sending(JournalRecord.Sending r) {
            books.sending(r.clOrdId());
            return true;
        }

        @Override
        public Boolean abandoned(JournalRecord.Abandoned r) {
            books.abandoned(r.clOrdId(), r.code() + ": " + r.text());
            return true;
        }

        @Override
        public Boolean submitted(JournalRecord.Submitted r) {
            EngineState.this.submitted(r);
            return true;
        }

        @Override
        public Boolean execution(JournalRecord.Execution r) {
            executed(r.report());
            return true;
        }

        @Override
        public Boolean cashMoved(JournalRecord.CashMoved r) {
            books.cashMoved(r);
            funded = true;
            return true;
        }

        @Override
        public Boolean split(JournalRecord.Split r) {
            books.split(r);
            return true;
        }

        @Override
        public Boolean stateLowered(JournalRecord.StateLowered r) {
            tradingStates.lowered(Cause.of(r, appliedAt, epoch));
            return true;
        }

        @Override
        public Boolean stateRaised(JournalRecord.StateRaised r) {
            raised(r);
            return true;
        }

        @Override
        public Boolean reconciled(JournalRecord.Reconciled r) {
            tradingStates.reconciled();
            reconciledAt = appliedAt;
            return true;
        }
    }
}
