package io.drover.rulebook;

import io.drover.decision.Draft;
import io.drover.decision.Measurement;
import io.drover.decision.Snapshot;
import io.drover.decision.StateRequest;
import io.drover.decision.Veto;
import io.drover.fact.DerivedFact;
import java.util.Comparator;

/** Orders that do not depend on when a rule fired. The last key of each is the whole value, so that ties are equal. */
final class Canonical {
    static final Comparator<Draft> DRAFTS = Comparator.comparing(Draft::strategy)
            .thenComparing((Draft d) -> d.provenance().rule())
            .thenComparing(Canonical::symbol)
            .thenComparing((Draft d) -> d.provenance().facts().toString())
            .thenComparing(Draft::toString);

    static final Comparator<DerivedFact> DERIVED =
            Comparator.comparing((DerivedFact f) -> Snapshot.reference(f)).thenComparing(DerivedFact::toString);

    static final Comparator<Measurement> MEASUREMENTS = Comparator.comparing(Measurement::proposal, Ordinals.ORDER)
            .thenComparing(Measurement::control)
            .thenComparing(Measurement::row)
            .thenComparing(Measurement::rule)
            .thenComparing(Measurement::toString);

    static final Comparator<Veto> VETOES = Comparator.comparing(Veto::proposal, Ordinals.ORDER)
            .thenComparing(Veto::code)
            .thenComparing(Veto::rule)
            .thenComparing(Veto::reason);

    static final Comparator<StateRequest> STATES = Comparator.comparing(StateRequest::state)
            .reversed()
            .thenComparing(StateRequest::control)
            .thenComparing((StateRequest s) -> s.scope().toString())
            .thenComparing(StateRequest::toString);

    private Canonical() {}

    private static String symbol(Draft draft) {
        return draft.match(new Draft.Cases<>(
                Draft.Entry::symbol, Draft.Exit::symbol, Draft.Cancel::symbol, Draft.Remember::symbol));
    }
}
