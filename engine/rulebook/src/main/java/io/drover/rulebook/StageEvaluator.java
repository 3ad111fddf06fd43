package io.drover.rulebook;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleInfo;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import io.drover.rulebook.direct.ConsequenceFailedException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kie.api.runtime.rule.ConsequenceException;

/** Evaluates a rule set stage by stage. What differs between evaluators is how a stage is run. For one thread at a time. */
final class StageEvaluator implements RuleEvaluator {
    private static final Asked NOTHING_ASKED = new Asked(List.of(), List.of(), 0);

    private final String name;
    private final RuleSet ruleSet;
    private final EvaluatorSettings settings;
    private final Map<String, RuleMeta> rules = new HashMap<>();
    private final Map<Stage, StageRunner> stages;
    private final Set<String> strategies;
    private final Firings firings;
    private final Proposing propose;
    private final Judging judging;
    private final Map<String, Object> proposeGlobals;
    private final Map<String, Object> judgeGlobals;
    private final Runnable closing;
    private Set<String> named = Set.of();
    private Predicate<String> ofNamed;

    StageEvaluator(String name, RuleSet ruleSet, Map<Stage, ? extends StageRunner> stages, EvaluatorSettings settings) {
        this(name, ruleSet, stages, settings, () -> {});
    }

    /** @param closing what else ends with it */
    StageEvaluator(
            String name,
            RuleSet ruleSet,
            Map<Stage, ? extends StageRunner> stages,
            EvaluatorSettings settings,
            Runnable closing) {
        this.name = name;
        this.ruleSet = ruleSet;
        this.settings = settings;
        this.closing = closing;
        this.stages = new EnumMap<>(stages);
        ruleSet.rules().forEach(r -> rules.put(r.name(), RuleMeta.of(r)));
        strategies = ruleSet.rules().stream()
                .filter(r -> r.stage().equals(Stage.STRATEGY.folder()))
                .map(RuleInfo::concern)
                .collect(Collectors.toUnmodifiableSet());
        firings = new Firings(rules, settings);
        propose = new Proposing(firings);
        judging = new Judging(firings);
        proposeGlobals = Map.of(Outputs.PROPOSE.global(), propose);
        judgeGlobals = Map.of(Outputs.VERDICT.global(), judging, Outputs.STATE.global(), judging);
        ofNamed = of(named);
    }

    /** The same rules with other tables; the two share what they fire with. */
    StageEvaluator with(RuleSet tables) {
        return new StageEvaluator(name, tables, stages, settings);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RuleSet ruleSet() {
        return ruleSet;
    }

    @Override
    public Asked propose(Snapshot snapshot, Set<String> scheduled) {
        return asked(snapshot.facts(), chosen(scheduled));
    }

    @Override
    public Judged halt(Snapshot snapshot) {
        return judged(Stage.HALT, snapshot.facts(), List.of(), StageRunner.ALL);
    }

    @Override
    public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
        return judged(Stage.JUDGE, snapshot.facts(), proposals, StageRunner.ALL);
    }

    @Override
    public void close() {
        closing.run();
        stages.values().forEach(StageRunner::close);
    }

    /** What the strategy rules of one file ask for. */
    Asked proposeOf(String file, List<Fact> facts) {
        return asked(facts, of(file));
    }

    /** What the guard rules of one file say. */
    Judged judgeOf(Stage stage, String file, List<Fact> facts) {
        return judged(stage, facts, List.of(), of(file));
    }

    private Asked asked(List<Fact> facts, Predicate<String> wanted) {
        return in(Stage.STRATEGY, NOTHING_ASKED, stage -> {
            try (StageRunner.Run run = stage.open(facts, List.of())) {
                propose.begin();
                return propose.asked(fire(run, proposeGlobals, wanted));
            }
        });
    }

    private Judged judged(Stage of, List<Fact> facts, List<Proposal> proposals, Predicate<String> wanted) {
        return in(of, Judged.NOTHING, stage -> {
            try (StageRunner.Run run = stage.open(facts, proposals)) {
                judging.begin();
                return judging.judged(fire(run, judgeGlobals, wanted));
            }
        });
    }

    private int fire(StageRunner.Run run, Map<String, Object> recorders, Predicate<String> wanted) {
        firings.begin(run);
        int fired = run.fire(recorders, wanted);
        if (fired > settings.firingLimit()) {
            throw Firings.overLimit(settings.firingLimit());
        }
        firings.checkBudget();
        return fired;
    }

    private Predicate<String> of(String file) {
        return name -> {
            RuleMeta rule = rules.get(name);
            return rule != null && rule.file().equals(file);
        };
    }

    /** Rules of strategies that the schedule does not name stay silent. */
    private Predicate<String> chosen(Set<String> wanted) {
        if (wanted != named) {
            ofNamed = wanted.equals(named) ? ofNamed : of(wanted);
            named = wanted;
        }
        return ofNamed;
    }

    private Predicate<String> of(Set<String> wanted) {
        if (wanted.containsAll(strategies)) {
            return StageRunner.ALL;
        }
        return name -> {
            RuleMeta rule = rules.get(name);
            return rule != null && wanted.contains(rule.concern());
        };
    }

    /** The one boundary: whatever goes wrong in a stage discards all of it. */
    private <T> T in(Stage stage, T nothing, Function<StageRunner, T> work) {
        StageRunner runner = stages.get(stage);
        if (runner == null) {
            return nothing;
        }
        try {
            return work.apply(runner);
        } catch (RuntimeException | StackOverflowError e) {
            throw failure(e);
        }
    }

    /** The text is part of the cycle's record, so it is the same whichever way a stage is run. */
    private static RuleFailureException failure(Throwable thrown) {
        Throwable root = thrown;
        String rule = "";
        while (root.getCause() != null && !(root instanceof RuleFailureException)) {
            rule = rule.isEmpty() ? ruleOf(root) : rule;
            root = root.getCause();
        }
        if (root instanceof RuleFailureException known) {
            return known;
        }
        return new RuleFailureException(Kind.EXCEPTION, rule + root, thrown);
    }

    private static String ruleOf(Throwable thrown) {
        if (thrown instanceof ConsequenceException failed) {
            return failed.getRule().getName() + ": ";
        }
        return thrown instanceof ConsequenceFailedException failed ? failed.rule() + ": " : "";
    }
}
