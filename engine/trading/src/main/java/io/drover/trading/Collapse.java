package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.decision.Provenance;
import java.math.BigDecimal;
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

    private static final BigDecimal NONE = BigDecimal.valueOf(Long.MAX_VALUE);

    private Collapse() {}

    static List<Candidate> of(Collection<Candidate> candidates) {
        Map<String, Candidate> wishes = new LinkedHashMap<>();
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(CANONICAL);
        for (Candidate c : sorted) {
            wishes.merge(c.identity(), c, Collapse::merge);
        }
        return List.copyOf(wishes.values());
    }

    private static Candidate merge(Candidate first, Candidate next) {
        List<Provenance> all = new ArrayList<>(first.provenances());
        all.addAll(next.provenances());
        Decision.Order o = first.order();
        Decision.Order stop = distance(next).compareTo(distance(first)) < 0 ? next.order() : o;
        Decision.Order tighter = new Decision.Order(
                o.role(),
                o.ordType(),
                o.quantity(),
                o.limitPx(),
                o.timeInForce(),
                stop.stopPx(),
                stop.trailingRatio(),
                o.takeProfitPx());
        return first.with(tighter, all);
    }

    /** How far the stop is from the reference price at first; no stop is as far as can be. */
    private static BigDecimal distance(Candidate c) {
        BigDecimal reference = c.mark().price().value();
        Optional<BigDecimal> fixed =
                c.order().stopPx().map(px -> reference.subtract(px.value()).abs());
        return fixed.or(() -> c.order().trailingRatio().map(reference::multiply))
                .orElse(NONE);
    }
}
