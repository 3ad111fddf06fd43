package io.drover.fact;

/** What guard rules may say of a proposal. Java computes the outcome: measured at most the limit passes. */
public interface VerdictRecorder {
    /** Reports the measured value against the limit of the {@link Limit} row that the rule matched. */
    void measure(Object drools, Proposal proposal, double measured, double limit);

    /**
     * The same for limits that add up over the proposals of a cycle.
     *
     * @param key what the sum is of, e.g. {@code account} or the symbol
     * @param current what the books hold under that key
     * @param increment what this proposal would add
     */
    void measureSum(Object drools, Proposal proposal, String key, double current, double increment, double limit);

    /** Refuses the proposal for a further reason. */
    void deny(Object drools, Proposal proposal, String code, String reason);
}
