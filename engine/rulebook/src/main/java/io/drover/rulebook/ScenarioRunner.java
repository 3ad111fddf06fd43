package io.drover.rulebook;

import io.drover.fact.Fact;
import io.drover.fact.Proposal;
import io.drover.port.RuleFailureException;
import io.drover.rulebook.YamlTree.Malformed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the scenarios that lie beside rule files: {@code strategy/trend.scenarios.yaml} beside {@code strategy/trend.drl}. Of
 * a scenario only the rules of that file fire; analysis facts that other files make are given like any other fact. What
 * is expected is complete: a scenario fails too when more is said.
 */
public final class ScenarioRunner {
    private static final Set<String> KEYS = Set.of("name", "given", "expect");

    private final RuleSources sources;
    private final List<RuleFile> files;
    private final WhyNot whyNot;
    private final ScenarioFacts facts = new ScenarioFacts();

    private ScenarioRunner(RuleSources sources, CheckedRules checked) {
        this.sources = sources;
        this.files = checked.files();
        this.whyNot = WhyNot.of(checked);
    }

    /**
     * Compiles the rules and runs all their scenarios, by file and line.
     *
     * @param clock measures the time budget of each
     * @throws RuleCheckException when the rules are refused
     */
    public static List<ScenarioResult> run(RuleSources sources, Clock clock) {
        return run(sources, clock, RuleCache.none());
    }

    /** The same, compiled only when the cache has not got it. */
    public static List<ScenarioResult> run(RuleSources sources, Clock clock, RuleCache cache) {
        CheckedRules checked = CheckedRules.sound(sources);
        ScenarioRunner runner = new ScenarioRunner(sources, checked);
        Evaluators evaluators = new Evaluators(EvaluatorSettings.of(clock));
        try (StageEvaluator rules = evaluators.quickest(cache.compiled(sources))) {
            return runner.all(rules);
        }
    }

    /** The facts of every scenario, for other evaluators to decide on; malformed scenarios are left out. */
    static List<List<Fact>> givens(RuleSources sources, CheckedRules checked) {
        ScenarioRunner runner = new ScenarioRunner(sources, checked);
        List<List<Fact>> givens = new ArrayList<>();
        sources.ending(RuleSources.SCENARIOS).forEach((name, text) -> {
            try {
                YamlTree root = YamlTree.parse(name, text);
                for (YamlTree scenario : required(root, root.fields(Set.of("scenarios")), "scenarios")
                        .items()) {
                    givens.add(runner.given(scenario, scenario.fields(KEYS)));
                }
            } catch (Malformed e) {
                // The runner itself reports it.
            }
        });
        return givens;
    }

    private List<ScenarioResult> all(StageEvaluator rules) {
        List<ScenarioResult> results = new ArrayList<>();
        sources.ending(RuleSources.SCENARIOS).forEach((name, text) -> {
            try {
                YamlTree root = YamlTree.parse(name, text);
                YamlTree scenarios = required(root, root.fields(Set.of("scenarios")), "scenarios");
                scenarios.items().forEach(s -> results.add(one(s, rules)));
            } catch (Malformed e) {
                results.add(failed(e));
            }
        });
        return results;
    }

    private ScenarioResult one(YamlTree scenario, StageEvaluator rules) {
        try {
            Map<String, YamlTree> fields = scenario.fields(KEYS);
            String name = required(scenario, fields, "name").text();
            RuleFile file = beside(scenario);
            List<Fact> given = given(scenario, fields);
            List<Expected> expected = Expected.of(required(scenario, fields, "expect"));
            String message = new Comparison(file, whyNot).message(given, expected, said(rules, file, given));
            return new ScenarioResult(name, scenario.file(), scenario.line(), message.isEmpty(), message);
        } catch (Malformed e) {
            return failed(e);
        } catch (RuleFailureException e) {
            return new ScenarioResult(
                    "", scenario.file(), scenario.line(), false, "the rules failed: " + e.getMessage());
        }
    }

    private List<Fact> given(YamlTree scenario, Map<String, YamlTree> fields) {
        String concern = beside(scenario).concern();
        List<Fact> given = new ArrayList<>();
        for (YamlTree fact : required(scenario, fields, "given").items()) {
            given.add(numbered(facts.make(fact, concern), given));
        }
        return given;
    }

    private static List<Said> said(StageEvaluator rules, RuleFile file, List<Fact> given) {
        return file.stage() == Stage.STRATEGY
                ? Said.of(rules.proposeOf(file.name(), given))
                : Said.of(rules.judgeOf(file.stage(), file.name(), given));
    }

    /** Several proposals of one scenario have ids of their own. */
    private static Fact numbered(Fact fact, List<Fact> before) {
        if (!(fact instanceof Proposal p) || !p.id().isEmpty()) {
            return fact;
        }
        String id = "1-" + before.stream().filter(Proposal.class::isInstance).count();
        return new Proposal(
                id,
                p.symbol(),
                p.strategy(),
                p.sector(),
                p.currency(),
                p.entry(),
                p.side(),
                p.ordType(),
                p.quantity(),
                p.referencePrice(),
                p.worstPrice(),
                p.worstValue(),
                p.lastValue(),
                p.collarDeviation(),
                p.positionAfter(),
                p.positionNow(),
                p.exitExcess(),
                p.marginRequired(),
                p.priceAgeSeconds(),
                p.duplicates(),
                p.contradictions(),
                p.closed(),
                p.restricted(),
                p.dataViolations(),
                p.priceWalk(),
                p.selfMatches(),
                p.unprotected());
    }

    private RuleFile beside(YamlTree scenario) {
        String rules = scenario.file().replace(RuleSources.SCENARIOS, RuleSources.RULES);
        return files.stream()
                .filter(f -> f.name().equals(rules))
                .findFirst()
                .orElseThrow(() ->
                        scenario.malformed("there is no rule file %s".formatted(rules), "rename the scenario file"));
    }

    private static YamlTree required(YamlTree parent, Map<String, YamlTree> fields, String key) {
        YamlTree value = fields.get(key);
        if (value == null) {
            throw parent.malformed("key %s is missing".formatted(key), "add it");
        }
        return value;
    }

    private static ScenarioResult failed(Malformed e) {
        return new ScenarioResult(
                "", e.problem().file(), e.problem().line(), false, e.problem().toString());
    }
}
