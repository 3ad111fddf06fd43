package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.fact.Fact;
import io.drover.fact.Memo;
import io.drover.fact.Position;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateFold;
import io.drover.journal.StateImage;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.port.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything the engine knows of its own: the fold of the journal's records, changed by nothing else. */
public final class EngineState implements StateFold {
    private final SortedMap<InstrumentId, Instrument> instruments;
    private final ClosedKept kept;
    private final Books books;
    private final TradingStates tradingStates = new TradingStates();
    private final Activities activities = new Activities();
    private final OrderResults results;
    private final SortedMap<String, Memo> memos = new TreeMap<>();
    private final ScheduleTimes schedules = new ScheduleTimes();
    private final LossReferences losses = new LossReferences();
    private final CleanCycles cleanCycles = new CleanCycles();
    private final Fold fold = new Fold();
    private long sequence;
    private long cycles;
    private long denials;
    private long epoch;
    private boolean running;
    private boolean funded;
    private Instant reconciledAt = Instant.EPOCH;
    private StateImage.Deployed deployed = StateImage.Deployed.NONE;
    private List<JournalRecord.Break> breaks = List.of();
    private Instant appliedAt = Instant.EPOCH;

    public EngineState(SortedMap<InstrumentId, Instrument> instruments, Currency currency) {
        this(instruments, currency, ClosedKept.STANDARD);
    }

    EngineState(SortedMap<InstrumentId, Instrument> instruments, Currency currency, ClosedKept kept) {
        this.instruments = instruments;
        this.kept = kept;
        this.books = new Books(instruments, currency, kept);
        this.results = new OrderResults(books, activities);
    }

    /** Of the same account, before the first record; keeps these orders too, known by any of their ids. */
    EngineState keeping(Set<ClOrdId> besides) {
        return new EngineState(instruments, books.cash().currency(), kept.besides(besides));
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

    /** Differences that the last comparison with the broker left. */
    public List<JournalRecord.Break> breaks() {
        return breaks;
    }

    /** Rules of the last run, and since when runs use them. */
    public StateImage.Deployed deployed() {
        return deployed;
    }

    DayAccount day() {
        return losses.day();
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
        return schedules.lastCompleted(schedule);
    }

    /** Scheduled time of the schedule's last recorded cycle, completed or not. */
    public Optional<Instant> lastScheduled(String schedule) {
        return schedules.lastRecorded(schedule);
    }

    @Override
    public void apply(JournalEntry entry) {
        appliedAt = entry.at();
        entry.record().match(fold);
        books.forgetOldest();
        sequence = entry.sequence();
    }

    @Override
    public StateImage image() {
        return new StateImage(
                sequence,
                new StateImage.Run(epoch, running, funded, cycles, denials, reconciledAt, deployed),
                losses.image(),
                schedules.image(),
                tradingStates.isStarting(),
                tradingStates.image(),
                cleanCycles.image(),
                activities.image(),
                List.copyOf(memos.values()),
                breaks,
                books.image());
    }

    /** Folds a journal: what came after its last checkpoint upon the state there, or all. Only before the first record. */
    public void replay(Journal journal) {
        journal.lastCheckpoint().ifPresent(this::restore);
        journal.read(sequence + 1, this::apply);
    }

    /** Becomes what the image shows; only before the first record. */
    void restore(StateImage image) {
        if (sequence != 0) {
            throw new IllegalStateException(
                    "state of record %d cannot become that of record %d.\nMaybe begin a new one."
                            .formatted(sequence, image.sequence()));
        }
        epoch = image.run().epoch();
        running = image.run().running();
        funded = image.run().funded();
        cycles = image.run().cycles();
        denials = image.run().denials();
        reconciledAt = image.run().reconciledAt();
        deployed = image.run().deployed();
        losses.restore(image.day());
        schedules.restore(image.schedules());
        tradingStates.restore(image.starting(), image.causes());
        cleanCycles.restore(image.cleanCycles());
        activities.restore(image.activity());
        image.memos().forEach(m -> memos.put(m.key(), m));
        breaks = image.breaks();
        books.restore(image.books());
        sequence = image.sequence();
    }

    private void cycle(JournalRecord.Cycle cycle) {
        cycles = cycle.number();
        for (Decision decision : cycle.decisions()) {
            denials += decision.accepted() ? 0 : 1;
        }
        schedules.cycle(cycle);
        activities.cycle(cycle.scheduledAt());
        books.time(cycle.scheduledAt());
        for (Memo memo : cycle.memos()) {
            memos.put(memo.key(), memo);
        }
        if (!memos.isEmpty()) {
            long time = cycle.scheduledAt().toEpochMilli();
            memos.values().removeIf(m -> Memos.isGone(m, time));
        }
        List<Fact> facts = cycle.snapshot().facts();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            losses.saw(fact);
            if (fact instanceof Position position) {
                books.holding(position.symbol()).sawMark(position.lastPrice());
            }
        }
        cleanCycles.after(cycle, tradingStates);
    }

    private void deployed(String ruleSet, boolean live) {
        if (!deployed.ruleSet().equals(ruleSet) || deployed.live() != live) {
            deployed = new StateImage.Deployed(ruleSet, live, appliedAt);
        }
    }

    private void raised(JournalRecord.StateRaised record) {
        tradingStates
                .find(record.id())
                .ifPresent(cause -> cause.control().ifPresent(control -> {
                    losses.acknowledge(control);
                    activities.acknowledge(control, cause.scope().key());
                }));
        tradingStates.raised(record.id());
        cleanCycles.ended(record.id());
    }

    /** One line per kind of record. */
    private final class Fold implements JournalRecord.Cases<Boolean> {
        @Override
        public Boolean runStarted(JournalRecord.RunStarted r) {
            epoch = r.epoch();
            running = true;
            deployed(r.ruleSet(), r.isLive());
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
            deployed(r.ruleSet(), deployed.live());
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
            books.sending(r);
            return true;
        }

        @Override
        public Boolean abandoned(JournalRecord.Abandoned r) {
            books.abandoned(r.clOrdId(), r.code() + ": " + r.text(), r.watchUntil());
            return true;
        }

        @Override
        public Boolean quarantined(JournalRecord.Quarantined r) {
            books.quarantined(r);
            return true;
        }

        @Override
        public Boolean quarantineResolved(JournalRecord.QuarantineResolved r) {
            books.resolved(r);
            return true;
        }

        @Override
        public Boolean lateArrival(JournalRecord.LateArrival r) {
            books.arrivedLate(r);
            return true;
        }

        @Override
        public Boolean externalOrder(JournalRecord.ExternalOrder r) {
            books.external(r.orderId());
            return true;
        }

        @Override
        public Boolean alarm(JournalRecord.Alarm r) {
            return true;
        }

        @Override
        public Boolean submitted(JournalRecord.Submitted r) {
            results.submitted(r);
            return true;
        }

        @Override
        public Boolean execution(JournalRecord.Execution r) {
            results.executed(r.report());
            return true;
        }

        @Override
        public Boolean recalled(JournalRecord.Recalled r) {
            books.recalled(r.family());
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
            books.split(r.event());
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
            breaks = r.breaks();
            return true;
        }
    }
}
