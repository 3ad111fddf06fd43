package io.drover.decision;

import io.drover.fact.DerivedFact;
import java.util.List;

/**
 * What the strategy rules of one cycle asked for.
 *
 * @param drafts in canonical order: strategy, rule, symbol, matched facts
 * @param derived analysis facts they made, canonical order
 * @param firings number of rule firings
 */
public record Asked(List<Draft> drafts, List<DerivedFact> derived, int firings) {
    public Asked {
        drafts = List.copyOf(drafts);
        derived = List.copyOf(derived);
    }
}
