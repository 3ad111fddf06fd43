package io.drover.rulebook.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rule sets that are compiled together, each a strategy with guards of its own.
 *
 * @param rules of all sets
 */
public record GeneratedRules(List<GeneratedRule> rules) {
    public GeneratedRules {
        rules = List.copyOf(rules);
    }

    /** So many sets from a seed. */
    public static GeneratedRules of(long seed, int sets) {
        List<GeneratedRule> rules = new ArrayList<>();
        Draw draw = new Draw(seed);
        boolean regimesFirst = draw.oneIn(2);
        for (int set = 0; set < sets; set++) {
            rules.addAll(new StrategyWriter(draw, "s" + set, regimesFirst).rules());
            rules.addAll(new GuardWriter(draw, "s" + set).rules());
        }
        return new GeneratedRules(rules);
    }

    /** The same without some rules. */
    public GeneratedRules without(Collection<String> names) {
        return new GeneratedRules(
                rules.stream().filter(r -> !names.contains(r.name())).toList());
    }

    /** Names of its strategies. */
    public Set<String> strategies() {
        Set<String> strategies = new TreeSet<>();
        rules.stream().filter(r -> r.control().isEmpty()).forEach(r -> strategies.add(r.concern()));
        return strategies;
    }

    /** Texts by file name, with a row for every strategy in {@code strategies.csv}. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (GeneratedRule rule : rules) {
            files.merge(rule.file(), head(rule) + rule.text(), (before, after) -> before + rule.text());
        }
        StringBuilder rows =
                new StringBuilder("strategy,enabled,capital-share,protective-stop,exclusive,reason,parameters\n");
        strategies().forEach(s -> rows.append(s).append(",true,0.01,true,true,,share=0.5\n"));
        files.put("strategies.csv", rows.toString());
        return files;
    }

    private static String head(GeneratedRule rule) {
        String stage = rule.file().substring(0, rule.file().indexOf('/'));
        String global = stage.equals("strategy")
                ? "ProposalRecorder propose"
                : rule.concern().equals("halt") ? "StateRecorder state" : "VerdictRecorder verdict";
        return "package rules.%s.%s;\nimport io.drover.fact.*;\nglobal %s;\n".formatted(stage, rule.concern(), global);
    }
}
