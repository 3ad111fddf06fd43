package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.rulebook.Differential.Difference;
import io.drover.rulebook.random.GeneratedRule;
import io.drover.rulebook.random.GeneratedRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes a case on which evaluators differ smaller, as long as they do. */
final class Smallest {
    private GeneratedRules rules;
    private List<Inquiry> questions;

    private Smallest(GeneratedRules rules, List<Inquiry> questions) {
        this.rules = rules;
        this.questions = questions;
    }

    /** The rules, the questions with their facts, and both answers to the last. */
    static String of(GeneratedRules rules, List<Inquiry> questions, Difference found) {
        Smallest smallest = new Smallest(rules, questions.subList(0, found.question() + 1));
        smallest.shrink();
        return smallest.text();
    }

    private void shrink() {
        questions = fewest(questions, q -> differs(rules, q));
        rules = new GeneratedRules(fewest(rules.rules(), r -> differs(new GeneratedRules(r), questions)));
        for (GeneratedRule rule : rules.rules()) {
            fewest(rule.conditions(), c -> differsWith(rule.name(), c));
        }
        questions = fewest(questions, q -> differs(rules, q));
        Set<Fact> all = Collections.newSetFromMap(new IdentityHashMap<>());
        questions.forEach(q -> all.addAll(q.snapshot().facts()));
        List<Fact> left = fewest(new ArrayList<>(all), f -> differs(rules, only(f)));
        questions = only(left);
    }

    /** Keeps the rules so when they still differ. */
    private boolean differsWith(String rule, List<String> conditions) {
        GeneratedRules fewer = new GeneratedRules(rules.rules().stream()
                .map(r -> r.name().equals(rule) ? r.with(conditions) : r)
                .toList());
        boolean differs = differs(fewer, questions);
        if (differs) {
            rules = fewer;
        }
        return differs;
    }

    private List<Inquiry> only(List<Fact> facts) {
        Set<Fact> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(facts);
        return questions.stream()
                .map(q -> q.on(new Snapshot(
                        q.snapshot().facts().stream().filter(kept::contains).toList())))
                .toList();
    }

    /** Rules that the checks refuse, or the compiler, are no smaller case. */
    private static boolean differs(GeneratedRules rules, List<Inquiry> questions) {
        try {
            return !questions.isEmpty() && Differential.of(rules, questions).isPresent();
        } catch (RuleCheckException e) {
            return false;
        }
    }

    static <T> List<T> fewest(List<T> items, Predicate<List<T>> differs) {
        List<T> kept = new ArrayList<>(items);
        for (int size = Math.max(1, kept.size() / 2); size >= 1; size /= 2) {
            int at = 0;
            while (at < kept.size()) {
                List<T> fewer = new ArrayList<>(kept.subList(0, at));
                fewer.addAll(kept.subList(Math.min(kept.size(), at + size), kept.size()));
                if (differs.test(fewer)) {
                    kept = fewer;
                } else {
                    at += size;
                }
            }
        }
        return kept;
    }

    private String text() {
        Optional<Difference> left = Differential.of(rules, questions);
        String texts = rules.rules().stream().map(GeneratedRule::text).collect(Collectors.joining("\n"));
        String asked = questions.stream()
                .map(q -> "%s %s %s\n    %s"
                        .formatted(
                                q.call(),
                                q.strategies(),
                                q.proposals(),
                                q.snapshot().facts().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining("\n    "))))
                .collect(Collectors.joining("\n"));
        String answers = left.map(d -> "reference %s\n%s %s".formatted(d.reference(), d.contender(), d.other()))
                .orElse("");
        return texts + asked + "\n" + answers;
    }
}
