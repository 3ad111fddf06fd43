package io.drover.fact;

/** What guard rules of concern {@code halt} may do: lower the trading state. No rule can raise it. */
public interface StateRecorder {
    /** Only orders that shrink exposure. {@code scope}: {@code ACCOUNT}, {@code STRATEGY:trend}, {@code INSTRUMENT:AAPL.XNAS}. */
    void reduceOnly(Object drools, String scope, String reason);

    /** No new orders by rules. */
    void halt(Object drools, String scope, String reason);

    /** Rules off, entries cancelled. */
    void kill(Object drools, String scope, String reason);
}
