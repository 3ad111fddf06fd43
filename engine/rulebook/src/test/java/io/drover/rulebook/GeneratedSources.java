package io.drover.rulebook;

import io.drover.rulebook.random.GeneratedRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Generated rules that pass the checks, among the guards and limits of these tests.
 *
 * @param refused how many rules the checks refused
 */
record GeneratedSources(GeneratedRules rules, CheckedRules checked, int refused) {
    static RuleSources of(GeneratedRules rules) {
        Map<String, String> files = new TreeMap<>(Rules.sources().files());
        files.keySet().removeIf(name -> name.startsWith("strategy/"));
        files.putAll(rules.files());
        return RuleSources.of(files);
    }

    /** Without the rules that the checks refuse. */
    static GeneratedSources sound(GeneratedRules rules) {
        GeneratedRules fewer = rules;
        CheckedRules checked = CheckedRules.of(of(fewer));
        while (!checked.problems().isEmpty()) {
            fewer = fewer.without(names(checked.problems()));
            checked = CheckedRules.of(of(fewer));
        }
        int refused = rules.rules().size() - fewer.rules().size();
        return new GeneratedSources(fewer, checked, refused);
    }

    private static Set<String> names(List<RuleProblem> problems) {
        Set<String> names = problems.stream()
                .map(RuleProblem::rule)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        if (names.isEmpty()) {
            throw new RuleCheckException(problems);
        }
        return names;
    }
}
