package io.drover.rulebook;

import io.drover.decision.Draft;
import io.drover.decision.Provenance;
import io.drover.decision.Terms;
import io.drover.fact.ExitTerms;
import io.drover.fact.Position;
import io.drover.model.TimeInForce;
import java.util.OptionalDouble;

/** An exit while its rule still adds terms. */
final class ExitAsked implements ExitTerms, Asking {
    private final Provenance provenance;
    private final String strategy;
    private final String symbol;
    private double share = 1;
    private OptionalDouble limitOffset = OptionalDouble.empty();
    private TimeInForce timeInForce = TimeInForce.DAY;
    private String reason = "";

    ExitAsked(Firing firing, Position position) {
        this.provenance = firing.provenance();
        this.strategy = firing.rule().concern();
        this.symbol = position.symbol();
    }

    @Override
    public ExitTerms share(double ratio) {
        share = Ratios.positive("share", ratio);
        if (share > 1) {
            throw new IllegalArgumentException(
                    "share (%s) must be at most 1.\nMaybe write 0.5 for half.".formatted(ratio));
        }
        return this;
    }

    @Override
    public ExitTerms limitOffsetRatio(double ratio) {
        limitOffset = OptionalDouble.of(Ratios.ratio("limitOffsetRatio", ratio));
        return this;
    }

    @Override
    public ExitTerms atNextOpen() {
        timeInForce = TimeInForce.OPG;
        return this;
    }

    @Override
    public ExitTerms untilCancelled() {
        timeInForce = TimeInForce.GTC;
        return this;
    }

    @Override
    public ExitTerms because(String text) {
        reason = text;
        return this;
    }

    @Override
    public Draft.Exit finish() {
        return new Draft.Exit(provenance, strategy, symbol, share, new Terms(limitOffset, timeInForce, reason));
    }
}
