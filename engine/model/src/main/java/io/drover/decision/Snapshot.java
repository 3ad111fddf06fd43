package io.drover.decision;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that rules may know in one cycle, in canonical order.
 *
 * @param facts sorted by type name, then key
 */
public record Snapshot(List<Fact> facts) {
    private static final Comparator<Fact> CANONICAL =
            Comparator.comparing((Fact f) -> f.getClass().getSimpleName()).thenComparing(Fact::key);

    public Snapshot {
        facts = List.copyOf(facts);
    }

    /** A snapshot of facts in any order. */
    public static Snapshot of(List<Fact> facts) {
        List<Fact> sorted = new ArrayList<>(facts);
        sorted.sort(CANONICAL);
        return new Snapshot(sorted);
    }

    /** Identity of a fact within a snapshot, e.g. {@code Position/AAPL.XNAS}. */
    public static String reference(Fact fact) {
        return fact.getClass().getSimpleName() + "/" + fact.key();
    }

    /** The facts of one type, in canonical order. */
    public <T extends Fact> List<T> all(Class<T> type) {
        List<T> all = new ArrayList<>();
        for (Fact fact : facts) {
            if (type.isInstance(fact)) {
                all.add(type.cast(fact));
            }
        }
        return all;
    }
}
