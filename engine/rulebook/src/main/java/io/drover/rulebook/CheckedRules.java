package io.drover.rulebook;

import io.drover.decision.RuleInfo;
import io.drover.decision.RuleSet;
import io.drover.rulebook.CompiledRules.CompiledStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule set after the checks of its trees and tables.
 *
 * @param ruleSet identity and tables
 * @param files parsed rule files
 * @param problems what is wrong; empty when it may be compiled
 */
record CheckedRules(RuleSet ruleSet, List<RuleFile> files, List<RuleProblem> problems) {
    CheckedRules {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    static CheckedRules of(RuleSources sources) {
        RuleParser parser = new RuleParser();
        List<RuleFile> files = parser.parse(sources);
        Tables tables = new Tables(sources);
        List<RuleProblem> problems = new ArrayList<>(parser.problems());
        problems.addAll(tables.problems());
        problems.addAll(Checks.of(files, tables));
        RuleSet ruleSet = new RuleSet(sources.hash(), rules(files), tables.limits(), tables.strategies());
        return new CheckedRules(
                ruleSet, files, problems.stream().distinct().sorted().toList());
    }

    /**
     * The same, refused at once.
     *
     * @throws RuleCheckException when anything is wrong
     */
    static CheckedRules sound(RuleSources sources) {
        CheckedRules checked = of(sources);
        if (!checked.problems().isEmpty()) {
            throw new RuleCheckException(checked.problems());
        }
        return checked;
    }

    /**
     * Compiles it.
     *
     * @throws RuleCheckException with what the compiler or the inspection of the classes objects to
     */
    CompiledRules compiled() {
        Map<Stage, CompiledStage> stages = new EnumMap<>(Stage.class);
        perStage(RuleCompiler::classes)
                .forEach((stage, classes) ->
                        stages.put(stage, new CompiledStage(FiringOrder.of(rules(stage)), reads(stage), classes)));
        return new CompiledRules(ruleSet, stages);
    }

    /** Something for every stage that has rules; the problems of all stages together. */
    <T> Map<Stage, T> perStage(Function<List<RuleFile>, T> compiler) {
        Map<Stage, T> compiled = new EnumMap<>(Stage.class);
        List<RuleProblem> refused = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<RuleFile> own = files.stream().filter(f -> f.stage() == stage).toList();
            if (!own.isEmpty()) {
                try {
                    compiled.put(stage, compiler.apply(own));
                } catch (RuleCheckException e) {
                    refused.addAll(e.problems());
                }
            }
        }
        if (!refused.isEmpty()) {
            throw new RuleCheckException(refused);
        }
        return compiled;
    }

    /** Simple names of the facts that some pattern of a stage names: no other fact can take part in a match. */
    Set<String> reads(Stage stage) {
        return rules(stage).stream().flatMap(r -> r.reads().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private List<Rule> rules(Stage stage) {
        return files.stream()
                .filter(f -> f.stage() == stage)
                .flatMap(f -> f.rules().stream())
                .toList();
    }

    private static List<RuleInfo> rules(List<RuleFile> files) {
        return files.stream()
                .flatMap(f -> f.rules().stream())
                .map(Rule::info)
                .sorted(Comparator.comparing(RuleInfo::file).thenComparingInt(RuleInfo::line))
                .toList();
    }
}
