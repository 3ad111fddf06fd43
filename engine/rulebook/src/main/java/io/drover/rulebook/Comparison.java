package io.drover.rulebook;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares what a scenario expects with what was said. */
final class Comparison {
    private final RuleFile file;
    private final WhyNot whyNot;

    Comparison(RuleFile file, WhyNot whyNot) {
        this.file = file;
        this.whyNot = whyNot;
    }

    /** "" when both are the same set. */
    String message(List<Fact> given, List<Expected> expected, List<Said> said) {
        List<Said> surplus = new ArrayList<>(said);
        List<Expected> missing = new ArrayList<>(expected);
        missing.sort(Comparator.comparingInt((Expected e) -> e.values().size()).reversed());
        missing.removeIf(e -> {
            Optional<Said> found = surplus.stream().filter(e::accepts).findFirst();
            found.ifPresent(surplus::remove);
            return found.isPresent();
        });
        if (missing.isEmpty() && surplus.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add("expected: " + (expected.isEmpty() ? "none" : expected));
        lines.add("actual:   " + (said.isEmpty() ? "none" : said));
        missing.forEach(m -> reasons(m, given, lines));
        return String.join("\n", lines);
    }

    private void reasons(Expected missing, List<Fact> given, List<String> lines) {
        List<String> rules = missing.rule().isEmpty() ? candidates(missing.kind()) : List.of(missing.rule());
        for (String rule : rules) {
            WhyNot.Answer answer = whyNot.explain(rule, given);
            if (!answer.matched()) {
                lines.add("because:  " + answer);
            }
        }
    }

    private List<String> candidates(String kind) {
        return switch (kind) {
            case "measure" -> both("measure", "measureSum");
            case "state" -> both("reduceOnly", "halt", "kill");
            default -> whyNot.calling(file.name(), kind);
        };
    }

    private List<String> both(String... methods) {
        List<String> rules = new ArrayList<>();
        for (String method : methods) {
            rules.addAll(whyNot.calling(file.name(), method));
        }
        return rules;
    }
}
