package io.drover.trading;

import io.drover.decision.Measurement;
import io.drover.decision.Verdict;
import io.drover.decision.Verdict.Outcome;
import io.drover.model.Summing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets accepted proposals of one cycle use up the headroom of additive limits, in canonical order. Only proposals that
 * pass every other control enter; a denied one adds nothing; an exit frees nothing within its cycle.
 */
final class Walk {
    private final Map<String, Double> used = new HashMap<>();
    private final Map<String, Double> basket = new HashMap<>();

    /** Adds a proposal's share of whole-basket limits; call for all that will be walked, before the first is judged. */
    void enter(List<Verdicts.Measured> measured) {
        for (Verdicts.Measured m : measured) {
            if (m.verdict().control().summing() == Summing.WHOLE_BASKET) {
                sum(m).ifPresent(s -> basket.merge(key(m, s), s.increment(), Double::sum));
            }
        }
    }

    /** Verdicts with everything added that was accepted before. */
    List<Verdict> judge(List<Verdicts.Measured> measured) {
        List<Verdict> verdicts = new ArrayList<>(measured.size());
        for (Verdicts.Measured m : measured) {
            verdicts.add(sum(m).map(s -> judged(m, s)).orElse(m.verdict()));
        }
        return verdicts;
    }

    /** The proposal became an order: all its increments count from now on. */
    void accept(List<Verdicts.Measured> measured) {
        measured.forEach(m -> sum(m).ifPresent(s -> used.merge(key(m, s), s.increment(), Double::sum)));
    }

    /** Whether nothing but additive limits can still refuse it. */
    static boolean passesAlone(List<Verdicts.Measured> measured) {
        for (Verdicts.Measured m : measured) {
            Verdict v = m.verdict();
            if (v.outcome() != Outcome.PASS && !(v.control().isAdditive() && v.outcome() == Outcome.BREACH)) {
                return false;
            }
        }
        return true;
    }

    private Verdict judged(Verdicts.Measured m, Measurement.Sum s) {
        Verdict v = m.verdict();
        boolean whole = v.control().summing() == Summing.WHOLE_BASKET;
        double added = whole ? basket.getOrDefault(key(m, s), 0.0) : used.getOrDefault(key(m, s), 0.0) + s.increment();
        double total = s.current() + added;
        return new Verdict(v.control(), v.row(), total, v.limit(), total <= v.limit() ? Outcome.PASS : Outcome.BREACH);
    }

    private static Optional<Measurement.Sum> sum(Verdicts.Measured m) {
        for (Measurement measurement : m.measurement()) {
            if (measurement.sum().isPresent()) {
                return measurement.sum();
            }
        }
        return Optional.empty();
    }

    private static String key(Verdicts.Measured m, Measurement.Sum sum) {
        return Verdicts.key(m.verdict().control(), m.verdict().row(), sum.key());
    }
}
