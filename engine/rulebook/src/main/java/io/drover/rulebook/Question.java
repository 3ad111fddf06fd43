package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import java.util.List;
import java.util.function.Function;

/**
 * What was asked of the evaluator that decided, and what it answered.
 *
 * @param stage {@code propose}, {@code halt} or {@code judge}
 * @param snapshot what was known
 * @param proposals what was to be judged
 * @param ask asks an evaluator the same
 * @param answer whole; a failure is an answer, too
 */
record Question(
        String stage, Snapshot snapshot, List<Proposal> proposals, Function<RuleEvaluator, ?> ask, Object answer) {
    /** The answer of an evaluator that failed. */
    private record Failed(Kind kind, String message) {}

    static Object failed(RuleFailureException e) {
        return new Failed(e.kind(), e.getMessage());
    }

    /** How long something takes is no decision, and no two evaluators take equally long. */
    static boolean isLate(Object answer) {
        return answer instanceof Failed failed && failed.kind() == Kind.BUDGET;
    }

    /** What another evaluator answers. */
    Object answerOf(RuleEvaluator other) {
        try {
            return ask.apply(other);
        } catch (RuleFailureException e) {
            return failed(e);
        }
    }

    /** The two answers, where they are not equal. */
    Difference difference(String ruleSet, Object reference, Object direct) {
        return new Difference(ruleSet, stage, snapshot, proposals, reference.toString(), direct.toString());
    }
}
