package io.drover.report;

import io.drover.decision.Asked;
import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.decision.Draft;
import io.drover.decision.Finding;
import io.drover.decision.Provenance;
import io.drover.decision.Sizing;
import io.drover.decision.Snapshot;
import io.drover.decision.Terms;
import io.drover.decision.Verdict;
import io.drover.fact.Account;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.Limit;
import io.drover.fact.Memo;
import io.drover.fact.Position;
import io.drover.fact.Proposal;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.Control;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One cycle with sane defaults. */
final class CycleBuilder {
    private final long number;
    private final Instant at;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Memo> memos = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private CycleOutcome outcome = CycleOutcome.DONE;

    CycleBuilder(long number, Instant at) {
        this.number = number;
        this.at = at;
    }

    CycleBuilder equity(double equity, double cash) {
        facts.add(new Account(equity, cash, cash, 0, 0, 10000, equity - 10000, 0, equity, equity, 0, 0, 0));
        return this;
    }

    CycleBuilder position(String symbol, double quantity, double average, double last) {
        facts.add(new Position(symbol, "trend", quantity, average, last, quantity * last, 0, 0, 0, last, last, 0));
        return this;
    }

    CycleBuilder indicator(String symbol, String name, double value) {
        facts.add(new Indicator(symbol, "5m", name, value, value - 1, true));
        return this;
    }

    CycleBuilder limit(String key, String row, double value) {
        String[] parts = key.split("/", -1);
        facts.add(new Limit(row, parts[0], parts[1], parts[2], parts[3], value, parts[4]));
        return this;
    }

    CycleBuilder memo(String name, double value) {
        memos.add(new Memo("trend", "", name, value, "", 0));
        return this;
    }

    CycleBuilder finding(String code, String text) {
        findings.add(new Finding(code, "strategy.trend.enter", text));
        return this;
    }

    CycleBuilder discarded() {
        outcome = CycleOutcome.DISCARDED_BUDGET;
        return this;
    }

    CycleBuilder buy(String symbol, String qty, double price, String reason, Verdict... verdicts) {
        Provenance rule = provenance("strategy.trend.enter", 12, symbol);
        drafts.add(new Draft.Entry(
                rule,
                "trend",
                symbol,
                Side.BUY,
                new Sizing.EquityShare(0.16),
                Terms.MARKET_DAY,
                OptionalDouble.of(0.03),
                OptionalDouble.empty(),
                OptionalDouble.empty()));
        return decide(symbol, Side.BUY, OrderRole.ENTRY, qty, price, reason, rule, verdicts);
    }

    CycleBuilder exit(String symbol, String qty, double price, Verdict... verdicts) {
        Provenance rule = provenance("strategy.trend.exit", 31, symbol);
        drafts.add(new Draft.Exit(rule, "trend", symbol, 0.5, Terms.MARKET_DAY));
        return decide(symbol, Side.SELL, OrderRole.EXIT, qty, price, "", rule, verdicts);
    }

    private static Provenance provenance(String rule, int line, String symbol) {
        return new Provenance(
                rule,
                "strategy/trend.drl",
                line,
                List.of(new Provenance.Binding("$s", symbol), new Provenance.Binding("$slow", "798.25")),
                List.of("Indicator/" + symbol + "/5m/slow", "Indicator/" + symbol + "/5m/fast"));
    }

    private CycleBuilder decide(
            String symbol,
            Side side,
            OrderRole role,
            String qty,
            double price,
            String reason,
            Provenance rule,
            Verdict... verdicts) {
        String ordinal = number + "-" + decisions.size();
        Quantity quantity = Quantity.of(qty);
        double units = Double.parseDouble(qty);
        Proposal proposal = new Proposal(
                ordinal,
                symbol,
                "trend",
                "",
                "USD",
                role == OrderRole.ENTRY,
                side.name(),
                "MARKET",
                units,
                price,
                price,
                units * price,
                units * price,
                0,
                0,
                0,
                0,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
        Decision.Order order = new Decision.Order(
                role,
                OrdType.MARKET,
                quantity,
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        List<Denial> denials = List.of(verdicts).stream()
                .filter(v -> v.outcome() != Verdict.Outcome.PASS)
                .map(v -> new Denial(v.control().code(), "measured=%s limit=%s".formatted(v.measured(), v.limit())))
                .toList();
        decisions.add(new Decision(ordinal, proposal, order, List.of(rule), reason, List.of(verdicts), denials));
        return this;
    }

    static Verdict verdict(Control control, double measured, double limit) {
        Verdict.Outcome outcome = measured <= limit ? Verdict.Outcome.PASS : Verdict.Outcome.BREACH;
        return new Verdict(
                control, "limits.csv:" + Integer.parseInt(control.name().substring(1)), measured, limit, outcome);
    }

    JournalRecord.Cycle build() {
        return new JournalRecord.Cycle(
                number,
                "main",
                at,
                Optional.empty(),
                SampleJournal.RULES,
                outcome,
                Snapshot.of(facts),
                new Asked(drafts, List.of(), drafts.size()),
                List.of(),
                decisions,
                memos,
                findings);
    }
}
