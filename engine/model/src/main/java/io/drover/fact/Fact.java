package io.drover.fact;

/** What stands in a rule session. A snapshot holds facts in canonical order: by simple type name, then {@link #key()}. */
public interface Fact {
    /** Business key, unique among the facts of one type in one snapshot. */
    String key();

    /** Whether both are versions of one fact: of one type, with equal keys. Cheaper than making the keys where it can be. */
    default boolean isVersionOf(Fact other) {
        return getClass() == other.getClass() && key().equals(other.key());
    }
}
