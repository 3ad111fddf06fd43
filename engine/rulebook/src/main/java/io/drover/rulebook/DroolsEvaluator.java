package io.drover.rulebook;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.ConsequenceException;

/** The reference evaluator: a fresh Drools session per stage and call. For one thread at a time. */
final class DroolsEvaluator implements RuleEvaluator {
    private final RuleSet ruleSet;
    private final CompiledRules compiled;
    private final EvaluatorSettings settings;
    private final Map<String, RuleMeta> rules = new HashMap<>();
    private final Map<Stage, StageSession> stages = new EnumMap<>(Stage.class);
    private final Set<String> strategies;

    DroolsEvaluator(RuleSet ruleSet, List<RuleFile> files, CompiledRules compiled, EvaluatorSettings settings) {
        this.ruleSet = ruleSet;
        this.compiled = compiled;
        this.settings = settings;
        files.forEach(f -> f.rules().forEach(r -> rules.put(r.name(), RuleMeta.of(r))));
        strategies = files.stream()
                .filter(f -> f.stage() == Stage.STRATEGY)
                .map(RuleFile::concern)
                .collect(Collectors.toUnmodifiableSet());
        for (Stage stage : Stage.values()) {
            compiled.base(stage)
                    .ifPresent(base -> stages.put(stage, new StageSession(base, settings, read(files, stage))));
        }
    }

    @Override
    public RuleSet ruleSet() {
        return ruleSet;
    }

    @Override
    public Asked propose(Snapshot snapshot, Set<String> named) {
        return asked(snapshot.facts(), filter(named));
    }

    @Override
    public Judged halt(Snapshot snapshot) {
        return judged(Stage.HALT, snapshot.facts(), List.of(), null);
    }

    @Override
    public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
        return judged(Stage.JUDGE, snapshot.facts(), proposals, null);
    }

    @Override
    public void close() {
        compiled.close();
    }

    private static Set<Class<?>> read(List<RuleFile> files, Stage stage) {
        return files.stream()
                .filter(f -> f.stage() == stage)
                .flatMap(f -> f.rules().stream())
                .flatMap(r -> Pattern.of(r.tree()).stream())
                .flatMap(p -> FactTypes.find(p.type()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the strategy rules of one file ask for. */
    Asked proposeOf(String file, List<Fact> facts) {
        return asked(facts, of(file));
    }

    /** What the guard rules of one file say. */
    Judged judgeOf(Stage stage, String file, List<Fact> facts) {
        return judged(stage, facts, List.of(), of(file));
    }

    private Asked asked(List<Fact> facts, @Nullable AgendaFilter filter) {
        return in(Stage.STRATEGY, new Asked(List.of(), List.of(), 0), run -> {
            Firings firings = new Firings(rules, settings);
            Proposing propose = new Proposing(firings, run::derive);
            run.insert(facts);
            return propose.asked(run.fire(Map.of("propose", propose), filter, firings));
        });
    }

    private Judged judged(Stage stage, List<Fact> facts, List<Proposal> proposals, @Nullable AgendaFilter filter) {
        return in(stage, Judged.NOTHING, run -> {
            Firings firings = new Firings(rules, settings);
            Judging judging = new Judging(firings);
            run.insert(facts);
            run.insert(proposals);
            return judging.judged(run.fire(Map.of("verdict", judging, "state", judging), filter, firings));
        });
    }

    private AgendaFilter of(String file) {
        return match -> {
            RuleMeta rule = rules.get(match.getRule().getName());
            return rule != null && rule.file().equals(file);
        };
    }

    /** Rules of strategies that the schedule does not name stay silent. */
    private @Nullable AgendaFilter filter(Set<String> named) {
        if (named.containsAll(strategies)) {
            return null;
        }
        return match -> {
            RuleMeta rule = rules.get(match.getRule().getName());
            return rule != null && named.contains(rule.concern());
        };
    }

    /** The one boundary: whatever goes wrong in a stage discards all of it. */
    private <T> T in(Stage stage, T nothing, Function<StageSession.Run, T> work) {
        StageSession session = stages.get(stage);
        if (session == null) {
            return nothing;
        }
        try (StageSession.Run run = session.open()) {
            return work.apply(run);
        } catch (RuntimeException | StackOverflowError e) {
            throw failure(e);
        }
    }

    private static RuleFailureException failure(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && !(root instanceof RuleFailureException)) {
            root = root.getCause();
        }
        if (root instanceof RuleFailureException known) {
            return known;
        }
        String where = thrown instanceof ConsequenceException consequence
                ? consequence.getRule().getName() + ": "
                : thrown == root ? "" : thrown.getMessage() + ": ";
        return new RuleFailureException(Kind.EXCEPTION, where + root, thrown);
    }
}
