package io.drover.trading;

import io.drover.journal.JournalRecord.Break;

/**
 * What each kind of difference does to the trading state. An order that is twice at the broker always kills trading. Only
 * orders that are not ours can be adopted: elsewhere {@code ADOPT} escalates, because no fill and no cash is ever invented.
 *
 * @param position another quantity is held than we know of
 * @param cash another balance
 * @param order an order of ours is not there, or not as we know it
 * @param external an order that is not ours
 * @param late an order of ours that was given up is there after all
 * @param execution a fill that our books cannot hold
 */
public record BreakPolicies(
        BreakPolicy position,
        BreakPolicy cash,
        BreakPolicy order,
        BreakPolicy external,
        BreakPolicy late,
        BreakPolicy execution) {
    public static final BreakPolicies DEFAULTS = all(BreakPolicy.ESCALATE);

    /** The same for every kind. */
    static BreakPolicies all(BreakPolicy policy) {
        return new BreakPolicies(policy, policy, policy, policy, policy, policy);
    }

    BreakPolicy of(Break found) {
        return switch (found.kind()) {
            case "position" -> position;
            case "cash" -> cash;
            case "order" -> order;
            case "external" -> external;
            case "late" -> late;
            case "execution" -> execution;
            default -> BreakPolicy.HALT;
        };
    }
}
