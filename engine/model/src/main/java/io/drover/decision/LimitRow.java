package io.drover.decision;

import io.drover.fact.Limit;
import io.drover.model.Control;
import io.drover.model.Scope;

/**
 * One row of {@code limits.csv} as written; it becomes a {@link Limit} fact each cycle.
 *
 * @param origin file and line, e.g. {@code limits.csv:7}
 * @param control which control
 * @param scope what it covers
 * @param measure which of the control's measures, "" where it has only one
 * @param basis what the value is a ratio of
 * @param value the number as written
 * @param state rung of a ladder: trading state it leads to, "" otherwise
 * @param note for people
 */
public record LimitRow(
        String origin,
        Control control,
        Scope scope,
        String measure,
        Basis basis,
        double value,
        String state,
        String note) {
    /** What a row's value is counted in. */
    public enum Basis {
        /** The control's own unit. */
        ABSOLUTE,
        /** A ratio of current equity; becomes account currency. */
        EQUITY
    }

    /** The fact of this row at the given equity in account currency. */
    public Limit at(double equity) {
        double effective = basis == Basis.EQUITY ? value * equity : value;
        return new Limit(origin, control.name(), scope.kind().name(), scope.key(), measure, effective, state);
    }
}
