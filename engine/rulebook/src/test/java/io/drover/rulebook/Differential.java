package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.rulebook.Inquiry.Failure;
import io.drover.rulebook.random.GeneratedRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Asks the reference and every other evaluator the same questions, in the same order. */
final class Differential {
    /** Low, so that some cycles reach it, and so that a join of two groups of derived facts costs the reference little. */
    static final EvaluatorSettings SETTINGS = new EvaluatorSettings(1_000, Duration.ofSeconds(2), Rules.STILL);

    private static final int SHUFFLES = 6;

    private Differential() {}

    /**
     * Where two evaluators part.
     *
     * @param question its place among the questions
     */
    record Difference(Contender contender, int question, Object reference, Object other) {}

    static Optional<Difference> of(GeneratedRules rules, List<Inquiry> questions) {
        return of(CheckedRules.sound(GeneratedSources.of(rules)).compiled(), questions, answer -> {});
    }

    /** @param heard told what the reference answers */
    static Optional<Difference> of(CompiledRules compiled, List<Inquiry> questions, Consumer<Object> heard) {
        try (StageEvaluator reference = new Evaluators(SETTINGS).reference(compiled)) {
            List<Object> expected = answers(reference, questions);
            expected.forEach(heard);
            for (Contender contender : Contender.ALL) {
                try (StageEvaluator other = contender.of(compiled, SETTINGS)) {
                    List<Object> answers = answers(other, questions);
                    for (int i = 0; i < questions.size(); i++) {
                        if (!same(reference, questions.get(i), expected.get(i), answers.get(i))) {
                            return Optional.of(new Difference(contender, i, expected.get(i), answers.get(i)));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    static List<Object> answers(StageEvaluator evaluator, List<Inquiry> questions) {
        List<Object> answers = new ArrayList<>();
        questions.forEach(q -> answers.add(q.to(evaluator)));
        return answers;
    }

    /** Of several failures in one cycle any may come first: the facts' order decides, and that is the evaluator's. */
    private static boolean same(StageEvaluator reference, Inquiry question, Object expected, Object answer) {
        boolean bothFail = expected instanceof Failure && answer instanceof Failure;
        return expected.equals(answer)
                || (bothFail && failures(reference, question).size() > 1);
    }

    private static Set<Object> failures(StageEvaluator reference, Inquiry question) {
        Set<Object> failures = new HashSet<>();
        for (int i = 0; i < SHUFFLES; i++) {
            List<Fact> facts = new ArrayList<>(question.snapshot().facts());
            Collections.shuffle(facts, new Random(i));
            failures.add(question.on(new Snapshot(facts)).to(reference));
        }
        for (String strategy : question.strategies()) {
            Object alone = question.of(Set.of(strategy)).to(reference);
            if (alone instanceof Failure) {
                failures.add(alone);
            }
        }
        return failures;
    }
}
