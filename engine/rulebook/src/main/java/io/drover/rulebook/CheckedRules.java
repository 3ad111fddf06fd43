package io.drover.rulebook;

import io.drover.decision.RuleInfo;
import io.drover.decision.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kie.api.builder.KieBuilder;

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

    /** An evaluator of a compiler model; the executable one is the reference. */
    DroolsEvaluator compile(Class<? extends KieBuilder.ProjectType> model, EvaluatorSettings settings) {
        return new DroolsEvaluator(ruleSet, files, CompiledRules.compile(files, model), settings);
    }

    private static List<RuleInfo> rules(List<RuleFile> files) {
        return files.stream()
                .flatMap(f -> f.rules().stream())
                .map(Rule::info)
                .sorted(Comparator.comparing(RuleInfo::file).thenComparingInt(RuleInfo::line))
                .toList();
    }
}
