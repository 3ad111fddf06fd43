package io.drover.rulebook;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reference, and beside it the evaluator without sessions, which has to earn its place. At first the reference decides
 * and the other is asked the same; after so many equal cycles the other decides, and now and then the reference is asked
 * the same, and whenever the other failed. At the first difference the reference decides for the rest. All comparisons wait for {@link #compare}, which
 * is called when the orders of a cycle have left: they delay none, and the time budget counts only what decides. For one
 * thread at a time.
 */
public final class ShadowedEvaluator implements RuleEvaluator {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowedEvaluator.class);

    private final RuleEvaluator reference;
    private final Optional<? extends RuleEvaluator> direct;
    private final Shadowing terms;
    private final List<Question> questions = new ArrayList<>();
    private Phase phase;
    private String why = "";
    private int equal;
    private int until;
    private boolean differed;

    /** @param direct absent: the reference decides always */
    ShadowedEvaluator(RuleEvaluator reference, Optional<? extends RuleEvaluator> direct, Shadowing terms) {
        this.reference = reference;
        this.direct = direct;
        this.terms = terms;
        this.phase = direct.isPresent() ? Phase.SHADOW : Phase.REFERENCE;
        if (terms.cycles() == 0 && direct.isPresent()) {
            promote();
        }
    }

    /** Without anything beside it. */
    public static ShadowedEvaluator alone(RuleEvaluator reference) {
        return new ShadowedEvaluator(reference, Optional.empty(), new Shadowing(0, 1, difference -> {}));
    }

    /** Who decides. */
    private enum Phase {
        /** The reference; the other is compared. */
        SHADOW,
        /** The other; the reference is compared now and then. */
        DIRECT,
        /** The reference, alone. */
        REFERENCE
    }

    /** What was asked of the evaluator that decided, and what it said. */
    private record Question(
            String stage, Snapshot snapshot, List<Proposal> proposals, Function<RuleEvaluator, ?> ask, Object answer) {}

    /** An answer of an evaluator that failed. */
    private record Failed(Kind kind, String message) {}

    @Override
    public RuleSet ruleSet() {
        return reference.ruleSet();
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
            case SHADOW -> "reference; direct is compared, %d of %d cycles equal".formatted(equal, terms.cycles());
            case DIRECT -> "direct; one cycle in %d is compared with the reference".formatted(terms.checkEvery());
            case REFERENCE -> why.isEmpty() ? "reference" : "reference; " + why;
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
            Object other = answer(question.ask(), isDirect() ? reference : direct.orElseThrow());
            if (isLate(question.answer()) || isLate(other)) {
                LOG.warn("evaluators_not_compared stage={} reason=\"over the time budget\"", question.stage());
                return;
            }
            if (!other.equals(question.answer())) {
                fallBack(question, other);
                return;
            }
        }
        count(cycle.isEmpty());
    }

    private void count(boolean nothing) {
        until = until == 0 ? terms.checkEvery() - 1 : until - 1;
        if (!nothing && phase == Phase.SHADOW) {
            equal++;
            if (equal >= terms.cycles()) {
                promote();
            }
        }
    }

    private void promote() {
        phase = Phase.DIRECT;
        until = terms.checkEvery() - 1;
        LOG.info("evaluator_direct rule_set={} equal_cycles={}", ruleSet().hash(), equal);
    }

    private void fallBack(Question question, Object other) {
        Object said = isDirect() ? other : question.answer();
        Object against = isDirect() ? question.answer() : other;
        Difference difference = new Difference(
                ruleSet().hash(),
                question.stage(),
                question.snapshot(),
                question.proposals(),
                said.toString(),
                against.toString());
        LOG.error(
                "evaluators_differ rule_set={} stage={} decided_by={} from_now_on=reference {}",
                difference.ruleSet(),
                difference.stage(),
                isDirect() ? "direct" : "reference",
                difference.firstPlace());
        phase = Phase.REFERENCE;
        why = "direct decided differently";
        differed = true;
        terms.differences().accept(difference);
    }

    private boolean isDirect() {
        return phase == Phase.DIRECT;
    }

    private boolean isCompared() {
        return phase == Phase.SHADOW || (isDirect() && until == 0);
    }

    private <T> T decide(String stage, Snapshot snapshot, List<Proposal> proposals, Function<RuleEvaluator, T> ask) {
        try {
            T answer = ask.apply(isDirect() ? direct.orElseThrow() : reference);
            if (isCompared()) {
                questions.add(new Question(stage, snapshot, proposals, ask, answer));
            }
            return answer;
        } catch (RuleFailureException e) {
            if (phase != Phase.REFERENCE) {
                questions.add(new Question(stage, snapshot, proposals, ask, failed(e)));
            }
            throw e;
        }
    }

    private static Object answer(Function<RuleEvaluator, ?> ask, RuleEvaluator rules) {
        try {
            return ask.apply(rules);
        } catch (RuleFailureException e) {
            return failed(e);
        }
    }

    private static Failed failed(RuleFailureException e) {
        return new Failed(e.kind(), e.getMessage());
    }

    /** How long something takes is no decision, and no two evaluators take equally long. */
    private static boolean isLate(Object answer) {
        return answer instanceof Failed failed && failed.kind() == Kind.BUDGET;
    }

    @Override
    public void close() {
        direct.ifPresent(RuleEvaluator::close);
        reference.close();
    }
}
