package io.drover.rulebook;

import io.drover.decision.LimitRow;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.decision.StrategyRow;
import io.drover.fact.Account;
import io.drover.fact.Bar;
import io.drover.fact.Cycle;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.MarketState;
import io.drover.fact.OpenOrder;
import io.drover.fact.Position;
import io.drover.fact.Proposal;
import java.util.ArrayList;
import java.util.List;

/** Facts with everything that does not matter filled in. */
final class Facts {
    static final String AAPL = "AAPL.XNAS";

    private Facts() {}

    static Indicator indicator(String symbol, String name, double value) {
        return new Indicator(symbol, "1d", name, value, value, true);
    }

    static MarketState open(String symbol) {
        return new MarketState(symbol, true, false, 0, 60, false);
    }

    static Bar bar(String symbol, double open, double high, double low, double close) {
        return new Bar(symbol, "1d", 0, open, high, low, close, 1000, true);
    }

    static Position position(String symbol, double returnRatio) {
        return new Position(symbol, "trend", 10, 100, 100, 1000, 0, 0, returnRatio, 100, 100, 0);
    }

    static OpenOrder working(String symbol, double ageSeconds) {
        return new OpenOrder("3-0", symbol, "trend", "ENTRY", "BUY", "LIMIT", 1, 1, 10, 0, "NEW", false, ageSeconds);
    }

    static Account account(double dayLossRatio) {
        return new Account(100_000, 100_000, 100_000, 0, 0, 100_000, 0, dayLossRatio, 100_000, 100_000, 0, 0, 0);
    }

    static Proposal entry(String id, String symbol, double value) {
        return new Proposal(
                id, symbol, "trend", "", "USD", true, "BUY", "MARKET", 1, value, value, value, value, 0, value, 0, 0,
                value, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    static Proposal exit(String id, String symbol) {
        return new Proposal(
                id, symbol, "trend", "", "USD", false, "SELL", "MARKET", 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0);
    }

    /** A snapshot of these facts, the tables of the rule set at 100,000 of equity, and a cycle. */
    static Snapshot snapshot(RuleSet rules, Fact... facts) {
        List<Fact> all = new ArrayList<>(List.of(facts));
        all.add(new Cycle("daily", 1_000, "2013-01-02", 960));
        for (LimitRow row : rules.limits()) {
            all.add(row.at(100_000));
        }
        for (StrategyRow row : rules.strategies()) {
            all.add(row.toFact());
        }
        return Snapshot.of(all);
    }
}
