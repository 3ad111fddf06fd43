package io.drover.rules;

import io.drover.fact.Account;
import io.drover.fact.Activity;
import io.drover.fact.Exposure;
import io.drover.fact.Fact;
import io.drover.fact.Limit;
import io.drover.fact.MarketState;
import io.drover.fact.Proposal;
import io.drover.fact.Strategy;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shipped rule directories, and facts of an account of 100,000 that holds nothing. */
final class Shipped {
    static final double EQUITY = 100_000;
    /** Tests run in the module's folder, which is the rules directory. */
    static final Path RULES = Path.of("").toAbsolutePath();

    private static final EvaluatorSettings SETTINGS = EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    /** Compiled once for all tests. */
    private static final RuleEvaluator COMPILED = compiled(sources(""));

    private Shipped() {}

    static RuleEvaluator rules() {
        return COMPILED;
    }

    /** Sources of a rules directory below the shipped one, "" for the shipped one itself. */
    static RuleSources sources(String dir) {
        return Rulebook.read(RULES.resolve(dir), RULES);
    }

    static RuleEvaluator compiled(RuleSources sources) {
        return Rulebook.compile(sources, SETTINGS);
    }

    /** What every guard rule may need to know besides limits and proposals. */
    static List<Fact> books() {
        return new ArrayList<>(List.of(
                new Account(EQUITY, EQUITY, EQUITY, 0, 0, EQUITY, 0, 0, EQUITY, EQUITY, 0, 0, 0),
                new Exposure("ACCOUNT", "", 0, 0, 0, 0, 0),
                new MarketState("AAPL.XNAS", true, false, 0, 60, false),
                new Strategy("trend", true, 0.5, Map.of()),
                new Activity("ACCOUNT", "", "orders-per-minute", 0),
                new Activity("ACCOUNT", "", "rejects-per-hour", 0)));
    }

    static Proposal proposal(String id, boolean entry) {
        return new Proposal(
                id,
                "AAPL.XNAS",
                "trend",
                "technology",
                "USD",
                entry,
                entry ? "BUY" : "SELL",
                "MARKET",
                50,
                100,
                105,
                5250,
                5000,
                0,
                entry ? 5000 : 0,
                0,
                0,
                5250,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    static List<Limit> limits(RuleEvaluator rules) {
        return rules.ruleSet().limits().stream().map(row -> row.at(EQUITY)).toList();
    }
}
