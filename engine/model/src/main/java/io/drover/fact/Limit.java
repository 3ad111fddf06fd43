package io.drover.fact;

import io.drover.model.Control;
import io.drover.model.ScopeKind;

/**
 * One row of the limits table, its value already in the control's unit.
 *
 * @param row line of the table that it came from, e.g. {@code limits.csv:7}
 * @param control id of the control, e.g. {@code C01}
 * @param scope {@code ACCOUNT}, {@code STRATEGY}, {@code INSTRUMENT}, {@code SECTOR} or {@code CURRENCY}
 * @param name which strategy, instrument or sector; "" for the account
 * @param measure which of a control's measures, "" where it has only one
 * @param value the limit; a breach is a measured value above it
 * @param state for a rung of a loss ladder the trading state it leads to, else ""
 */
public record Limit(String row, String control, String scope, String name, String measure, double value, String state)
        implements Fact {
    @Override
    public String key() {
        return control + "/" + scope + "/" + name + "/" + measure + "/" + state;
    }

    /** Whether this row judges the proposal: by scope, and by what the control applies to. */
    public boolean appliesTo(Proposal proposal) {
        return Control.find(control).filter(c -> c.judges(proposal.entry())).isPresent() && covers(proposal);
    }

    private boolean covers(Proposal proposal) {
        return switch (ScopeKind.valueOf(scope)) {
            case GLOBAL, ACCOUNT -> true;
            case STRATEGY -> name.equals(proposal.strategy());
            case INSTRUMENT -> name.equals(proposal.symbol());
            case SECTOR -> name.equals(proposal.sector());
            case CURRENCY -> name.equals(proposal.currency());
        };
    }
}
