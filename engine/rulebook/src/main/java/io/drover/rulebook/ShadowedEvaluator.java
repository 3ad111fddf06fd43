package io.drover.rulebook;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reference, and beside it the evaluator without sessions, which has to earn its place. At first the reference decides
 * and direct is asked the same; after so many equal cycles, those of earlier runs included, direct decides, and now and then,
 * and whenever direct failed, the reference is asked the same. From the first difference on the reference decides for the rest
 * of the run, and the next begins anew. All comparisons wait for
 * {@link #compare}, which is called when the orders of a cycle have left: they delay none, and the time budget counts only
 * what decides. For one thread at a time.
 */
public final class ShadowedEvaluator implements RuleEvaluator {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowedEvaluator.class);

    private final RuleEvaluator reference;
    private final Optional<? extends RuleEvaluator> direct;
    private final Shadowing terms;
    private final List<Question> questions = new ArrayList<>();
    private Phase phase;
    private String whyReference;
    private int equalCycles;
    private int cyclesToComparison;
    private boolean differed;

    /** @param direct absent: it does not know all constructs of these rules */
    ShadowedEvaluator(RuleEvaluator reference, Optional<? extends RuleEvaluator> direct, Shadowing terms) {
        this(reference, direct, terms, "direct does not know all constructs of these rules");
    }

    private ShadowedEvaluator(
            RuleEvaluator reference, Optional<? extends RuleEvaluator> direct, Shadowing terms, String whyReference) {
        this.reference = reference;
        this.direct = direct;
        this.terms = terms;
        this.whyReference = whyReference;
        this.phase = direct.isPresent() ? Phase.SHADOW : Phase.REFERENCE;
        if (phase == Phase.SHADOW) {
            equalCycles = terms.earlier().equalCycles(ruleSet().hash());
            if (equalCycles >= terms.cycles()) {
                promote();
            }
        }
    }

    /** Without anything beside it. */
    public static ShadowedEvaluator alone(RuleEvaluator reference) {
        return new ShadowedEvaluator(
                reference,
                Optional.empty(),
                new Shadowing(0, 1, difference -> {}, ShadowRecord.none()),
                "as configured");
    }

    /** Who decides. */
    private enum Phase {
        /** The reference; direct is compared. */
        SHADOW,
        /** Direct; the reference is compared now and then. */
        DIRECT,
        /** The reference, alone. */
        REFERENCE
    }

    @Override
    public RuleSet ruleSet() {
        return reference.ruleSet();
    }

    @Override
    public String name() {
        return (isDirect() ? direct.orElseThrow() : reference).name();
    }

    @Override
    public Asked propose(Snapshot snapshot, Set<String> strategies) {
        return decide("propose", snapshot, List.of(), rules -> rules.propose(snapshot, strategies));
    }

    @Override
    public Judged halt(Snapshot snapshot) {
        return decide("halt", snapshot, List.of(), rules -> rules.halt(snapshot));
    }

    @Override
    public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
        return decide("judge", snapshot, proposals, rules -> rules.judge(snapshot, proposals));
    }

    /** Who decides, and how far it is trusted; one line for people. */
    public String words() {
        return switch (phase) {
            case SHADOW ->
                "reference; direct is compared, %d of %d cycles equal".formatted(equalCycles, terms.cycles());
            case DIRECT -> "direct; one cycle in %d is compared with the reference".formatted(terms.checkEvery());
            case REFERENCE -> "reference; " + whyReference;
        };
    }

    /** Whether the two have ever decided differently. */
    public boolean differed() {
        return differed;
    }

    /** After orders have left: asks the other evaluator what has been asked since the last time. Counts as one cycle. */
    public void compare() {
        List<Question> cycle = List.copyOf(questions);
        questions.clear();
        for (Question question : cycle) {
            Object other = question.answerOf(isDirect() ? reference : direct.orElseThrow());
            if (Question.isLate(question.answer()) || Question.isLate(other)) {
                LOG.warn("evaluators_not_compared stage={} reason=\"over the time budget\"", question.stage());
                return;
            }
            if (!other.equals(question.answer())) {
                fallBack(question, other);
                return;
            }
        }
        count(!cycle.isEmpty());
    }

    private void count(boolean compared) {
        cyclesToComparison = cyclesToComparison == 0 ? terms.checkEvery() - 1 : cyclesToComparison - 1;
        if (compared && phase == Phase.SHADOW) {
            equalCycles++;
            if (equalCycles >= terms.cycles()) {
                keep(equalCycles);
                promote();
            }
        }
    }

    private void promote() {
        phase = Phase.DIRECT;
        cyclesToComparison = terms.checkEvery() - 1;
        LOG.info("evaluator_direct rule_set={} equal_cycles={}", ruleSet().hash(), equalCycles);
    }

    private void keep(int earned) {
        terms.earlier().keep(ruleSet().hash(), earned);
    }

    private void fallBack(Question question, Object other) {
        Difference difference = isDirect()
                ? question.difference(ruleSet().hash(), other, question.answer())
                : question.difference(ruleSet().hash(), question.answer(), other);
        LOG.error(
                "evaluators_differ rule_set={} stage={} decided_by={} from_now_on=reference {}",
                difference.ruleSet(),
                difference.stage(),
                isDirect() ? "direct" : "reference",
                difference.firstPlace());
        phase = Phase.REFERENCE;
        keep(0);
        whyReference = "direct decided differently";
        differed = true;
        terms.differences().accept(difference);
    }

    private boolean isDirect() {
        return phase == Phase.DIRECT;
    }

    private <T> T decide(String stage, Snapshot snapshot, List<Proposal> proposals, Function<RuleEvaluator, T> ask) {
        try {
            T answer = ask.apply(isDirect() ? direct.orElseThrow() : reference);
            if (phase == Phase.SHADOW || (isDirect() && cyclesToComparison == 0)) {
                questions.add(new Question(stage, snapshot, proposals, ask, answer));
            }
            return answer;
        } catch (RuleFailureException e) {
            if (phase != Phase.REFERENCE) {
                questions.add(new Question(stage, snapshot, proposals, ask, Question.failed(e)));
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (phase == Phase.SHADOW) {
            keep(equalCycles);
        }
        direct.ifPresent(RuleEvaluator::close);
        reference.close();
    }
}
