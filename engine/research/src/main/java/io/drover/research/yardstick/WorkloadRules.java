package io.drover.research.yardstick;

import io.drover.rulebook.RuleSources;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped yardstick rules with a workload's numbers in their tables. */
final class WorkloadRules {
    private static final Pattern LIMIT = Pattern.compile("(?m)^(C01|C15),ACCOUNT,,,ABSOLUTE,[0-9]+,");

    private WorkloadRules() {}

    static RuleSources of(RuleSources shipped, Workload workload) {
        Map<String, String> files = new TreeMap<>(shipped.files());
        files.computeIfPresent("limits.csv", (name, text) -> limits(text, workload));
        files.computeIfPresent("strategies.csv", (name, text) -> strategies(text, workload));
        return RuleSources.of(files);
    }

    private static String limits(String text, Workload workload) {
        String key = workload.isPortfolio() ? "maxGross" : "maxNotional";
        String control = workload.limit().name();
        return replace(
                LIMIT,
                text,
                m -> m.group(1).equals(control)
                        ? "%s,ACCOUNT,,,ABSOLUTE,%s,".formatted(control, workload.text(key))
                        : m.group());
    }

    private static String strategies(String text, Workload workload) {
        UnaryOperator<String> qty = t -> t.replaceAll("qty=[0-9]+", "qty=" + workload.number("qty"));
        UnaryOperator<String> stop = t -> t.replaceAll("stopNum=[0-9]+", "stopNum=" + workload.stop()[0])
                .replaceAll("stopDen=[0-9]+", "stopDen=" + workload.stop()[1]);
        String changed = stop.apply(qty.apply(text));
        return workload.isPortfolio()
                ? changed.replaceAll("maxDayDrawdown=[0-9]+", "maxDayDrawdown=" + workload.text("maxDayDrawdown"))
                : changed;
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(by.apply(m)));
    }
}
