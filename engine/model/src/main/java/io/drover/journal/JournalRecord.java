package io.drover.journal;

import io.drover.decision.Asked;
import io.drover.decision.Decision;
import io.drover.decision.Finding;
import io.drover.decision.Snapshot;
import io.drover.decision.StateRequest;
import io.drover.fact.Memo;
import io.drover.model.ClOrdId;
import io.drover.model.Control;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.order.AccountEvent;
import io.drover.order.CancelRequest;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record. {@link Cycle} is deterministic: it depends on nothing but earlier records and the market. All others also
 * say when and how things happened.
 */
public sealed interface JournalRecord {
    <R> R match(Cases<R> cases);

    /**
     * A run began.
     *
     * @param epoch counts the runs of this journal; fences an older writer
     * @param mode of this run
     * @param account account id
     * @param currency account currency
     * @param build version of the program
     * @param ruleSet hash of the rule set
     * @param config hash of the configuration
     */
    record RunStarted(
            long epoch, Mode mode, String account, Currency currency, String build, String ruleSet, String config)
            implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.runStarted(this);
        }

        /** Whether orders of the run went to a market. */
        public boolean isLive() {
            return mode == Mode.LIVE;
        }
    }

    /**
     * A run ended in order.
     *
     * @param reason e.g. {@code end of data}, {@code SIGTERM}
     */
    record RunEnded(String reason) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.runEnded(this);
        }
    }

    /**
     * The rules in force changed, between two cycles.
     *
     * @param ruleSet hash of the new rule set
     */
    record RuleSetActivated(String ruleSet) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ruleSetActivated(this);
        }
    }

    /**
     * One cycle: what was known, asked, judged and decided.
     *
     * @param number counts the cycles of this journal from 1
     * @param schedule name of the schedule
     * @param scheduledAt scheduled time, UTC
     * @param previousCycle of the same schedule, completed
     * @param ruleSet hash of the rules it used
     * @param outcome how it ended
     * @param snapshot what rules knew
     * @param asked what strategy rules asked for
     * @param states what halt rules asked for
     * @param decisions canonical order
     * @param memos values remembered, from the next cycle on
     * @param findings what could not be done as asked
     */
    record Cycle(
            long number,
            String schedule,
            Instant scheduledAt,
            Optional<Instant> previousCycle,
            String ruleSet,
            CycleOutcome outcome,
            Snapshot snapshot,
            Asked asked,
            List<StateRequest> states,
            List<Decision> decisions,
            List<Memo> memos,
            List<Finding> findings)
            implements JournalRecord {
        public Cycle {
            states = List.copyOf(states);
            decisions = List.copyOf(decisions);
            memos = List.copyOf(memos);
            findings = List.copyOf(findings);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cycle(this);
        }
    }

    /**
     * How a cycle came about: what has no part in its decisions. How long it took, and how late it was. Nanoseconds.
     *
     * @param number of the cycle
     * @param actualStart when it began, UTC
     * @param observe building the snapshot
     * @param decide strategy rules, sizing
     * @param judge guards, arbitration, gate
     * @param sync of the journal before dispatch
     * @param evaluator that decided, by its name
     */
    record CycleTiming(
            long number, Instant actualStart, long observe, long decide, long judge, long sync, String evaluator)
            implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cycleTiming(this);
        }
    }

    /**
     * An order that may be sent: written before its first byte leaves.
     *
     * @param decision ordinal of its decision, "" for orders of a person or of the engine itself
     * @param strategy owner
     * @param request the order, final
     * @param approvedAt decision time, UTC
     * @param goodUntil not sent after this
     */
    record Intent(String decision, String strategy, OrderRequest request, Instant approvedAt, Instant goodUntil)
            implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.intent(this);
        }
    }

    /**
     * A wish to cancel, written before it is sent.
     *
     * @param request what to cancel
     * @param reason why
     */
    record CancelIntent(CancelRequest request, String reason) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelIntent(this);
        }
    }

    /**
     * A wish to replace, written before it is sent.
     *
     * @param request what to replace, and by what
     * @param reason why
     */
    record ReplaceIntent(ReplaceRequest request, String reason) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.replaceIntent(this);
        }
    }

    /**
     * From here on the order may be at the broker. A second one of the same order says that the same bytes are sent again
     * with the same id, which only a broker to which ids are unique is asked.
     *
     * @param clOrdId which
     * @param epoch of the writer
     * @param sentAt right before, UTC
     * @param known to a broker that keeps no ids of ours: its own ids of this instrument's orders right before
     */
    record Sending(ClOrdId clOrdId, long epoch, Instant sentAt, List<OrderId> known) implements JournalRecord {
        public Sending {
            known = List.copyOf(known);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sending(this);
        }
    }

    /**
     * An intent that was not sent, because a latch, its age, or an empty quantity stopped it; or one that was sent and of
     * which the broker has no trace. Its id is never used again.
     *
     * @param clOrdId which
     * @param code why, {@code CATEGORY_CONDITION}
     * @param text {@code key=value} pairs
     * @param watchUntil if it was sent: until then the broker's books are searched for it all the same, UTC
     */
    record Abandoned(ClOrdId clOrdId, String code, String text, Optional<Instant> watchUntil) implements JournalRecord {
        /** One that was never sent. */
        public Abandoned(ClOrdId clOrdId, String code, String text) {
            this(clOrdId, code, text, Optional.empty());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.abandoned(this);
        }
    }

    /**
     * What became of an order cannot be told from the broker's books: it keeps its reservation and blocks its instrument
     * until a person has looked.
     *
     * @param clOrdId which
     * @param code why, {@code CATEGORY_CONDITION}
     * @param text {@code key=value} pairs
     */
    record Quarantined(ClOrdId clOrdId, String code, String text) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.quarantined(this);
        }
    }

    /**
     * A person found out what became of an order in quarantine.
     *
     * @param clOrdId which
     * @param orderId the broker's id of it; absent when it is not at the broker
     * @param watchUntil where it is not: until then the broker's books are searched for it all the same, UTC
     * @param reason the evidence
     * @param by {@code operator:NAME}
     */
    record QuarantineResolved(
            ClOrdId clOrdId, Optional<OrderId> orderId, Optional<Instant> watchUntil, String reason, String by)
            implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.quarantineResolved(this);
        }
    }

    /**
     * An abandoned order is at the broker after all. It is ours again, and cancelled where it works.
     *
     * @param clOrdId which
     * @param orderId the broker's id
     * @param ordStatus its status there
     */
    record LateArrival(ClOrdId clOrdId, OrderId orderId, OrdStatus ordStatus) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.lateArrival(this);
        }
    }

    /**
     * The broker has an order that we did not send: a person's, or another program's. Its fills are booked to the account
     * and to no strategy.
     *
     * @param orderId the broker's id
     * @param instrument what
     * @param side of the order
     * @param orderQty ordered
     */
    record ExternalOrder(OrderId orderId, InstrumentId instrument, Side side, Quantity orderQty)
            implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.externalOrder(this);
        }
    }

    /**
     * Something that a person should look at, and that no other record tells.
     *
     * @param code {@code CATEGORY_CONDITION}
     * @param scope what it is about
     * @param text {@code key=value} pairs
     */
    record Alarm(String code, Scope scope, String text) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.alarm(this);
        }
    }

    /**
     * The broker's first answer to an order, a cancel or a replace.
     *
     * @param clOrdId id of the request
     * @param result what is known
     */
    record Submitted(ClOrdId clOrdId, SubmitResult result) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.submitted(this);
        }
    }

    /**
     * The broker told us something.
     *
     * @param report what
     * @param source {@code stream} or {@code reconciliation}
     */
    record Execution(ExecutionReport report, String source) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.execution(this);
        }
    }

    /**
     * An order that memory had forgotten was found in the journal again, because something was heard of it late.
     *
     * @param family what earlier records say of it
     */
    record Recalled(StateImage.Family family) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.recalled(this);
        }
    }

    /**
     * Cash moved without a trade.
     *
     * @param id the broker's, where it told us; told twice it moved once
     * @param kind deposit, withdrawal, dividend, interest, fee
     * @param instrument for dividends
     * @param amount signed, account currency
     * @param note for people
     */
    record CashMoved(Optional<ExecId> id, CashKind kind, Optional<InstrumentId> instrument, Money amount, String note)
            implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cashMoved(this);
        }
    }

    /**
     * Every unit of an instrument became {@code ratio} units, and its working orders with it.
     *
     * @param event what the broker booked; told twice it happened once
     */
    record Split(AccountEvent.Split event) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.split(this);
        }
    }

    /**
     * A cause that lowers the trading state came into force.
     *
     * @param id of the cause, unique while in force
     * @param scope how far it reaches
     * @param state to which state
     * @param control whose limit was broken, where one was
     * @param reason for people, with the values
     * @param by {@code rule:NAME}, {@code engine} or {@code operator:NAME}
     * @param passesByItself ends without a person after clean cycles
     */
    record StateLowered(
            String id,
            Scope scope,
            TradingState state,
            Optional<Control> control,
            String reason,
            String by,
            boolean passesByItself)
            implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stateLowered(this);
        }
    }

    /**
     * A cause is over.
     *
     * @param id of the cause
     * @param reason why, or what was acknowledged
     * @param by {@code engine} or {@code operator:NAME}
     */
    record StateRaised(String id, String reason, String by) implements JournalRecord {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stateRaised(this);
        }
    }

    /**
     * Our books were compared with the broker's.
     *
     * @param breaks differences, empty when equal
     */
    record Reconciled(List<Break> breaks) implements JournalRecord {
        public Reconciled {
            breaks = List.copyOf(breaks);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reconciled(this);
        }
    }

    /**
     * One difference between our books and the broker's.
     *
     * @param kind {@code order}, {@code position}, {@code cash}, {@code execution}; {@code external} for an order that is
     *     not ours, {@code late} for one that had been abandoned
     * @param symbol instrument, "" when it is about none
     * @param key what it is about
     * @param ours our value as text
     * @param theirs the broker's value as text
     */
    record Break(String kind, String symbol, String key, String ours, String theirs) {
        /** How far it reaches: its instrument, else the account. */
        public Scope scope() {
            return symbol.isEmpty() ? Scope.ACCOUNT : Scope.instrument(symbol);
        }
    }

    /** How a cycle ended. */
    enum CycleOutcome {
        DONE,
        DISCARDED_BUDGET,
        DISCARDED_LIMIT,
        DISCARDED_EXCEPTION,
        /** Its trigger was missed; never made up. */
        SKIPPED
    }

    /** Why cash moved. */
    enum CashKind {
        DEPOSIT,
        WITHDRAWAL,
        DIVIDEND,
        INTEREST,
        FEE
    }

    /** One answer per kind of record. */
    interface Cases<R> {
        R runStarted(RunStarted record);

        R runEnded(RunEnded record);

        R ruleSetActivated(RuleSetActivated record);

        R cycle(Cycle record);

        R cycleTiming(CycleTiming record);

        R intent(Intent record);

        R cancelIntent(CancelIntent record);

        R replaceIntent(ReplaceIntent record);

        R sending(Sending record);

        R abandoned(Abandoned record);

        R quarantined(Quarantined record);

        R quarantineResolved(QuarantineResolved record);

        R lateArrival(LateArrival record);

        R externalOrder(ExternalOrder record);

        R alarm(Alarm record);

        R submitted(Submitted record);

        R execution(Execution record);

        R recalled(Recalled record);

        R cashMoved(CashMoved record);

        R split(Split record);

        R stateLowered(StateLowered record);

        R stateRaised(StateRaised record);

        R reconciled(Reconciled record);
    }
}
