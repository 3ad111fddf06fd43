package io.drover.journal;

import io.drover.fact.Memo;
import io.drover.model.ClOrdId;
import io.drover.model.ExecId;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.OrderRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The engine's whole state after one record, as values: what a checkpoint carries. Folding all records and folding the
 * later ones upon this give the same. Everything is in canonical order, so that equal states are equal images.
 *
 * @param sequence number of the last record folded
 * @param run what is known of runs and cycles as a whole
 * @param day reference values of loss limits
 * @param schedules by name
 * @param starting whether no reconciliation has passed since the last run began
 * @param causes in force, by id
 * @param cleanCycles completed cycles in a row that have not seen a cause any more, by id of the cause
 * @param activity counts over time windows
 * @param memos by key
 * @param breaks differences that the last comparison with the broker left
 * @param books orders, positions and cash
 */
public record StateImage(
        long sequence,
        Run run,
        Day day,
        List<Times> schedules,
        boolean starting,
        List<Lowered> causes,
        List<Count> cleanCycles,
        Activity activity,
        List<Memo> memos,
        List<JournalRecord.Break> breaks,
        Books books) {
    /**
     * Number of this form and of the fold that fills it. Whoever changes what the fold of given records is, or how it is
     * written here, raises it: older checkpoints are then neither started from nor compared.
     */
    public static final long FOLD = 5;

    public StateImage {
        schedules = List.copyOf(schedules);
        causes = List.copyOf(causes);
        cleanCycles = List.copyOf(cleanCycles);
        memos = List.copyOf(memos);
        breaks = List.copyOf(breaks);
    }

    /**
     * Runs and cycles as a whole.
     *
     * @param epoch of the last run that began
     * @param running whether that run has not ended in order
     * @param funded whether the opening balance is known
     * @param cycles number of the last cycle
     * @param denials proposals that were refused by us
     * @param reconciledAt when the books were last compared, UTC
     * @param deployed rules of the last run
     */
    public record Run(
            long epoch,
            boolean running,
            boolean funded,
            long cycles,
            long denials,
            Instant reconciledAt,
            Deployed deployed) {}

    /**
     * Rules that runs use: the record of their ramp. Other rules, or the first live run of these, begin it anew.
     *
     * @param ruleSet hash, "" before the first run
     * @param live whether they trade real money
     * @param since first used so, without others in between, UTC
     */
    public record Deployed(String ruleSet, boolean live, Instant since) {
        /** Before the first run. */
        public static final Deployed NONE = new Deployed("", false, Instant.EPOCH);
    }

    /**
     * Reference values of loss limits, account currency.
     *
     * @param label of the accounting day, "" before the first cycle
     * @param startEquity at the day's first cycle
     * @param peakEquity highest of the day
     * @param peakEver highest since the start or since a drawdown was acknowledged
     * @param lastEquity at the last cycle
     */
    public record Day(String label, double startEquity, double peakEquity, double peakEver, double lastEquity) {}

    /**
     * Where a schedule stands.
     *
     * @param schedule name
     * @param completed scheduled time of its last completed cycle, UTC
     * @param last scheduled time of its last recorded cycle, UTC
     */
    public record Times(String schedule, Optional<Instant> completed, Instant last) {}

    /**
     * A cause in force.
     *
     * @param record that brought it
     * @param since when, UTC
     * @param epoch of the run in which it came
     */
    public record Lowered(JournalRecord.StateLowered record, Instant since, long epoch) {}

    /** How many of something. */
    public record Count(String of, long count) {}

    /**
     * What limits count over time.
     *
     * @param orders decided within the last hour, oldest first
     * @param rejects rejected orders of the last hour, oldest first
     * @param losses losing exits in a row, by strategy
     * @param executions entries that filled, by strategy and hour, oldest first
     * @param prices fills of entries of the last minutes, oldest first
     */
    public record Activity(
            List<Decided> orders,
            List<Rejected> rejects,
            List<Losses> losses,
            List<Executed> executions,
            List<Traded> prices) {
        public Activity {
            orders = List.copyOf(orders);
            rejects = List.copyOf(rejects);
            losses = List.copyOf(losses);
            executions = List.copyOf(executions);
            prices = List.copyOf(prices);
        }
    }

    /** An order that the broker rejected; when it was decided, UTC. */
    public record Rejected(Instant at, String strategy) {}

    /** Losing exits of a strategy in a row, and when the last of them filled, UTC. */
    public record Losses(String strategy, long inARow, Instant last) {}

    /** Entries of a strategy that filled within the hour that begins then, UTC. */
    public record Executed(String strategy, Instant hour, long count) {}

    /** A fill of an entry; when, UTC. */
    public record Traded(Instant at, InstrumentId instrument, Side side, Price price) {}

    /** An order that was decided. */
    public record Decided(Instant at, String decision, OrderRequest request) {}

    /**
     * Orders, positions and cash.
     *
     * @param cash account currency
     * @param fees paid since the start
     * @param realizedPnl since the start, without fees
     * @param holdings that ever were, by instrument
     * @param forgotten counts of the orders that only the journal knows any more
     * @param families orders in memory, oldest first: a fill may come late, a correction later still
     * @param open ids of orders not closed, in the order in which they opened
     * @param closed ids of families that are closed, in the order in which they closed
     * @param growing protective legs that have not followed their entries' fills yet, oldest first
     * @param events ids of what the broker booked without an order
     * @param external the broker's ids of orders that are not ours
     */
    public record Books(
            Money cash,
            Money fees,
            Money realizedPnl,
            List<Held> holdings,
            OrderCounts forgotten,
            List<Family> families,
            List<ClOrdId> open,
            List<ClOrdId> closed,
            List<Leg> growing,
            List<ExecId> events,
            List<OrderId> external) {
        public Books {
            holdings = List.copyOf(holdings);
            families = List.copyOf(families);
            open = List.copyOf(open);
            closed = List.copyOf(closed);
            growing = List.copyOf(growing);
            events = List.copyOf(events);
            external = List.copyOf(external);
        }
    }

    /**
     * How many orders there were.
     *
     * @param all intended, protective legs included
     * @param sent whose bytes may have left, held legs not included
     * @param entries that filled completely
     * @param exits that filled completely
     * @param protective legs that filled completely
     */
    public record OrderCounts(long all, long sent, long entries, long exits, long protective) {}

    /**
     * An order, its protective legs and what was heard of them: what memory keeps or forgets as a whole.
     *
     * @param id of the order
     * @param orders the order and its legs; empty when it is not ours
     * @param changes cancels and replacements that were asked for, oldest first
     * @param fills that count, in the order in which they were heard
     * @param heard ids of all reports about it, oldest first
     * @param superseded ids of fills that its reports corrected or busted
     */
    public record Family(
            ClOrdId id,
            List<Order> orders,
            List<Change> changes,
            List<Fill> fills,
            List<ExecId> heard,
            List<ExecId> superseded) {
        public Family {
            orders = List.copyOf(orders);
            changes = List.copyOf(changes);
            fills = List.copyOf(fills);
            heard = List.copyOf(heard);
            superseded = List.copyOf(superseded);
        }
    }

    /**
     * What is or was held of one instrument.
     *
     * @param instrument which
     * @param strategy owner, "" when free
     * @param quantity signed
     * @param cost signed value at entry prices
     * @param realizedPnl since it was last flat, fees included
     * @param entryTime of the last entry from flat, UTC
     * @param high highest mark since entry, 0 before the first
     * @param low lowest mark since entry, 0 before the first
     * @param last mark, 0 before the first
     */
    public record Held(
            InstrumentId instrument,
            String strategy,
            Quantity quantity,
            Money cost,
            Money realizedPnl,
            Instant entryTime,
            double high,
            double low,
            double last) {}

    /**
     * One order.
     *
     * @param request as it stands at the broker
     * @param decision ordinal, "" when a person or the engine made it
     * @param strategy owner
     * @param decidedAt UTC
     * @param goodUntil never sent after this, UTC
     * @param workingId id under which the broker works it
     * @param flags what is true of it
     * @param changes how many cancels and replacements were asked for
     * @param ended how it ended, whatever was filled
     * @param orderId the broker's id
     * @param text reason or remark
     * @param fills that count for it, by id
     * @param owed filled at the broker by its own word, but not reported yet
     * @param sent when and upon what it was last sent; absent before
     * @param watchUntil until when it is looked for, if it was abandoned after it was sent, UTC
     */
    public record Order(
            OrderRequest request,
            String decision,
            String strategy,
            Instant decidedAt,
            Instant goodUntil,
            ClOrdId workingId,
            List<Flag> flags,
            long changes,
            Optional<OrdStatus> ended,
            Optional<OrderId> orderId,
            String text,
            List<Filled> fills,
            Quantity owed,
            Optional<Sent> sent,
            Optional<Instant> watchUntil) {
        public Order {
            flags = List.copyOf(flags);
            fills = List.copyOf(fills);
        }
    }

    /** What may be true of an order. */
    public enum Flag {
        SENDING,
        ACKNOWLEDGED,
        UNKNOWN,
        HELD,
        CANCEL_PENDING,
        REPLACE_PENDING,
        CLOSES_ALL,
        QUARANTINED,
        LATE
    }

    /**
     * When an order was last sent.
     *
     * @param at UTC
     * @param known the broker's ids of this instrument's orders right before, where it keeps none of ours
     */
    public record Sent(Instant at, List<OrderId> known) {
        public Sent {
            known = List.copyOf(known);
        }
    }

    /** One fill of an order. */
    public record Filled(ExecId execId, Quantity quantity) {}

    /** A cancel or a replacement of an order. */
    public record Change(ClOrdId request, ClOrdId order) {}

    /** A protective leg and the quantity that it should have by now. */
    public record Leg(ClOrdId order, Quantity quantity) {}

    /**
     * A fill that counts: what is needed to take it back.
     *
     * @param execId identity
     * @param clOrdId id under which it was reported
     * @param instrument what was traded
     * @param side of the order
     * @param quantity positive
     * @param price of the fill
     * @param fee never negative
     * @param at when it happened at the broker, UTC
     */
    public record Fill(
            ExecId execId,
            ClOrdId clOrdId,
            InstrumentId instrument,
            Side side,
            Quantity quantity,
            Price price,
            Money fee,
            Instant at) {}
}
