package io.drover.rulebook;

import io.drover.decision.Draft;
import io.drover.decision.Provenance;
import io.drover.fact.MemoTerms;

/** A memo while its rule still adds terms. */
final class MemoAsked implements MemoTerms, Asking {
    private final Provenance provenance;
    private final String strategy;
    private final String name;
    private final double number;
    private final String text;
    private String symbol = "";
    private long minutes;

    MemoAsked(Firing firing, String name, double number, String text) {
        this.provenance = firing.provenance();
        this.strategy = firing.rule().concern();
        this.name = name;
        this.number = number;
        this.text = text;
    }

    @Override
    public MemoTerms about(String instrument) {
        symbol = instrument;
        return this;
    }

    @Override
    public MemoTerms forMinutes(long count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "forMinutes (%d) must be positive.\nMaybe leave it out to remember for ever.".formatted(count));
        }
        minutes = count;
        return this;
    }

    @Override
    public Draft.Remember finish() {
        return new Draft.Remember(provenance, strategy, symbol, name, number, text, minutes);
    }
}
