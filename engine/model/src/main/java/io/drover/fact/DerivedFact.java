package io.drover.fact;

/** An analysis fact that a strategy rule made through {@code propose}; it lives for one cycle and never stands in a snapshot. */
public interface DerivedFact extends Fact {}
