package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.decision.Provenance;
import io.drover.model.Price;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Candidates in canonical order (exits, then entries by instrument and rule), each wish once: of duplicates all
 * provenances are kept, the parameters of the first, and the tighter stop.
 */
final class Collapse {
    private static final Comparator<Candidate> CANONICAL = Comparator.comparing(Candidate::isEntry)
            .thenComparing(Candidate::symbol)
            .thenComparing(Candidate::rule)
            .thenComparing(Candidate::side)
            .thenComparing(c -> String.join("|", c.provenances().get(0).facts()));

    private Collapse() {}

    static List<Candidate> of(Collection<Candidate> candidates) {
        Map<String, Candidate> wishes = new LinkedHashMap<>();
        candidates.stream().sorted(CANONICAL).forEach(c -> wishes.merge(c.identity(), c, Collapse::merge));
        return List.copyOf(wishes.values());
    }

    private static Candidate merge(Candidate first, Candidate next) {
        List<Provenance> all = new ArrayList<>(first.provenances());
        all.addAll(next.provenances());
        Decision.Order o = first.order();
        Decision.Order tighter = new Decision.Order(
                o.role(),
                o.ordType(),
                o.quantity(),
                o.limitPx(),
                o.timeInForce(),
                tighter(first, next),
                o.trailingRatio(),
                o.takeProfitPx());
        return first.with(tighter, all);
    }

    private static Optional<Price> tighter(Candidate first, Candidate next) {
        Optional<Price> one = first.order().stopPx();
        Optional<Price> other = next.order().stopPx();
        if (one.isEmpty() || other.isEmpty()) {
            return one;
        }
        boolean nextIsTighter = one.get().compareTo(other.get()) * first.side().sign() < 0;
        return nextIsTighter ? other : one;
    }
}
