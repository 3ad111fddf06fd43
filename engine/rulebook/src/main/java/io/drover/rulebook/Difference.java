package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import java.util.List;

/**
 * Two evaluators of one rule set answered one question differently: a defect of one of them.
 *
 * @param ruleSet hash of the rule set
 * @param stage what was asked: {@code propose}, {@code halt} or {@code judge}
 * @param snapshot what they knew
 * @param proposals what they had to judge
 * @param reference answer of the reference, whole
 * @param direct answer of the other, whole
 */
public record Difference(
        String ruleSet, String stage, Snapshot snapshot, List<Proposal> proposals, String reference, String direct) {
    private static final int SHOWN = 160;

    public Difference {
        proposals = List.copyOf(proposals);
    }

    /** Where the two answers part, for one line of a log. */
    String firstPlace() {
        int at = 0;
        while (at < Math.min(reference.length(), direct.length()) && reference.charAt(at) == direct.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - SHOWN / 2);
        return "reference=\"%s\" direct=\"%s\"".formatted(part(reference, from), part(direct, from));
    }

    private static String part(String text, int from) {
        return text.substring(Math.min(from, text.length()), Math.min(from + SHOWN, text.length()));
    }
}
