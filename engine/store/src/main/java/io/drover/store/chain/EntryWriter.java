package io.drover.store.chain;

import io.drover.journal.JournalRecord;
import io.drover.store.codec.CycleBase;
import io.drover.store.codec.JsonOut;
import io.drover.store.codec.RecordCodec;
import java.time.Clock;
import java.time.Instant;

/** Turns records into chained lines in a buffer. One thread. */
public final class EntryWriter {
    private final Clock clock;
    private final Chain chain;
    private final JsonOut out;

    /** @param state where the chain goes on */
    public EntryWriter(Clock clock, ChainState state) {
        this.clock = clock;
        this.chain = new Chain(state);
        this.out = new JsonOut(chain.base());
    }

    /** The time that an entry appended now gets: the clock's, but never before that of the previous entry. */
    public Instant notBeforeLast(Instant now) {
        return now.isBefore(chain.at()) ? chain.at() : now;
    }

    public long append(JournalRecord record) {
        return append(record, clock.instant());
    }

    /**
     * Appends one line with its line feed and returns its number. A record that cannot be written leaves nothing behind.
     *
     * @param now what the clock shows
     */
    public long append(JournalRecord record, Instant now) {
        int start = out.length();
        CycleBase last = chain.base().last();
        try {
            Instant at = head(now);
            int recordFrom = out.length();
            RecordCodec.write(record, out);
            int recordTo = out.length();
            int to = out.raw('}').length();
            boolean cycle = record instanceof JournalRecord.Cycle;
            chain.add(out.bytes(), new EntryLine(start, to, sequence() + 1, "", "", recordFrom, recordTo, cycle), at);
            out.raw('\n');
            return chain.sequence();
        } catch (RuntimeException e) {
            out.truncate(start);
            chain.base().set(last);
            throw e;
        }
    }

    private Instant head(Instant now) {
        Instant at = notBeforeLast(now);
        out.raw(EntryLine.SEQ).number(chain.sequence() + 1).raw(EntryLine.AT).instant(at);
        if (!at.equals(now)) {
            out.raw(EntryLine.CLOCK).instant(now);
        }
        out.raw(EntryLine.PREV).hex(chain.head(), EntryLine.LINK).raw(EntryLine.RECORD);
        return at;
    }

    /** Appends the line from which reading can begin here. */
    public void appendBase() {
        BaseLine.write(chain.state(), out);
        out.raw('\n');
    }

    /** Lines not yet taken. */
    public JsonOut pending() {
        return out;
    }

    public ChainState state() {
        return chain.state();
    }

    /** Time of the last entry. */
    public Instant at() {
        return chain.at();
    }

    public long sequence() {
        return chain.sequence();
    }

    public String chainHead() {
        return chain.headHex();
    }

    public String decisionHash() {
        return chain.decisionsHex();
    }
}
