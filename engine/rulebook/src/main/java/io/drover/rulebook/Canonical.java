package io.drover.rulebook;

import io.drover.decision.Draft;
import io.drover.decision.Measurement;
import io.drover.decision.Snapshot;
import io.drover.decision.StateRequest;
import io.drover.decision.Veto;
import io.drover.fact.DerivedFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Orders that do not depend on when a rule fired. The last key of each is the whole value, so that ties are equal. */
final class Canonical {
    static final Comparator<Draft> DRAFTS = Comparator.comparing(Draft::strategy)
            .thenComparing((Draft d) -> d.provenance().rule())
            .thenComparing(Canonical::symbol)
            .thenComparing((Draft d) -> d.provenance().facts().toString())
            .thenComparing(Draft::toString);

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

    private static final Comparator<Keyed> DERIVED = Comparator.comparing(Keyed::reference)
            .thenComparing((Keyed k) -> k.fact().toString());

    private Canonical() {}

    /** A fact with its reference, made once. */
    private record Keyed(String reference, DerivedFact fact) {}

    /** By reference. */
    static void sort(List<DerivedFact> derived) {
        if (derived.size() > 1) {
            List<Keyed> keyed = new ArrayList<>(derived.size());
            derived.forEach(f -> keyed.add(new Keyed(Snapshot.reference(f), f)));
            keyed.sort(DERIVED);
            derived.clear();
            keyed.forEach(k -> derived.add(k.fact()));
        }
    }

    private static String symbol(Draft draft) {
        return draft.match(new Draft.Cases<>(
                Draft.Entry::symbol, Draft.Exit::symbol, Draft.Cancel::symbol, Draft.Remember::symbol));
    }
}
