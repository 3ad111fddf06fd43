package io.drover.fact;

/** What stands in a rule session. A snapshot holds facts in canonical order: by simple type name, then {@link #key()}. */
public interface Fact {
    /** Business key, unique among the facts of one type in one snapshot. */
    String key();
}
