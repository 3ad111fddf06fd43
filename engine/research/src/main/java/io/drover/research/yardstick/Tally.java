package io.drover.research.yardstick;

import io.drover.decision.Decision;
import io.drover.fact.Candidate;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Control;
import io.drover.model.OrdStatus;
import io.drover.order.ExecutionReport;
import io.drover.port.ForwardingJournal;
import io.drover.port.Journal;
import io.drover.store.MemoryJournal;
import io.drover.trading.Books;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Counts what the yardstick asks for, from the records on their way into a journal. */
final class Tally extends ForwardingJournal {
    private static final String STOP_RULE = "strategy.cross.stop";
    private static final String KILL_MEMO = "killed";

    private final String limitCode;
    private final Function<Clock, Journal> journals;
    private final Set<String> stopDecisions = new HashSet<>();
    private final Map<ClOrdId, String> stopOrders = new HashMap<>();
    private Journal journal;
    private long blocked;
    private long kills;
    private long stops;
    private long picks;
    private int facts;

    /** Over a journal in memory that keeps only its hashes. */
    Tally(Control limit) {
        this(limit, MemoryJournal::counting);
    }

    /**
     * A tally.
     *
     * @param limit the workload's only limit in reach
     * @param journals opens the journal behind it
     */
    Tally(Control limit, Function<Clock, Journal> journals) {
        this.limitCode = limit.code();
        this.journals = journals;
        this.journal = MemoryJournal.counting(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** Opens the journal on the engine's clock. */
    Journal on(Clock clock) {
        journal = journals.apply(clock);
        return this;
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    public long append(JournalRecord record) {
        if (record instanceof JournalRecord.Cycle cycle) {
            count(cycle);
        } else if (record instanceof JournalRecord.Intent intent && stopDecisions.remove(intent.decision())) {
            stopOrders.put(intent.request().clOrdId(), intent.decision());
        } else if (record instanceof JournalRecord.Abandoned abandoned) {
            Optional.ofNullable(stopOrders.remove(abandoned.clOrdId())).ifPresent(stopDecisions::add);
        } else if (record instanceof JournalRecord.Execution execution) {
            count(execution.report());
        }
        return journal.append(record);
    }

    /** As a rule a cycle has nothing to count. */
    private void count(JournalRecord.Cycle cycle) {
        for (int i = 0; i < cycle.decisions().size(); i++) {
            count(cycle.decisions().get(i));
        }
        for (int i = 0; i < cycle.memos().size(); i++) {
            kills += cycle.memos().get(i).name().equals(KILL_MEMO) ? 1 : 0;
        }
        for (int i = 0; i < cycle.asked().derived().size(); i++) {
            picks += cycle.asked().derived().get(i) instanceof Candidate ? 1 : 0;
        }
        facts = cycle.snapshot().facts().size();
    }

    private void count(ExecutionReport report) {
        if (report.ordStatus().isClosed() && stopOrders.remove(report.clOrdId()) != null) {
            stops += report.ordStatus() == OrdStatus.FILLED ? 1 : 0;
        }
    }

    private void count(Decision decision) {
        if (decision.accepted()
                && decision.provenances().stream().anyMatch(p -> p.rule().equals(STOP_RULE))) {
            stopDecisions.add(decision.ordinal());
        }
        boolean onlyByLimit = decision.denials().size() == 1
                && decision.denials().get(0).code().equals(limitCode);
        if (decision.proposal().entry() && onlyByLimit) {
            blocked++;
        }
    }

    /** Counts of orders that filled, and of entries refused by the limit alone. */
    String trades(Books books) {
        return "entries=%d exits=%d stops=%d blocked=%d"
                .formatted(books.counts().entries(), exits(books), stops, blocked);
    }

    /** The counts of a bar workload's result line. */
    String counts(Books books) {
        return "%s pnl=%s open=%d kills=%d"
                .formatted(trades(books), pnl(books), books.positions().size(), kills);
    }

    static long exits(Books books) {
        return books.counts().exits();
    }

    static String pnl(Books books) {
        return books.realizedPnl().amount().toPlainString();
    }

    /** Instruments picked by scans so far, each firing once. */
    long picks() {
        return picks;
    }

    /** Facts of the last cycle's snapshot. */
    int facts() {
        return facts;
    }
}
