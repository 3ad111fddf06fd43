package io.drover.rulebook;

import io.drover.decision.Draft;
import io.drover.decision.Provenance;
import io.drover.decision.Sizing;
import io.drover.decision.Terms;
import io.drover.fact.EntryTerms;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An entry while its rule still adds terms; finished when the stage has fired. */
final class EntryAsked implements EntryTerms, Asking {
    private final Provenance provenance;
    private final String strategy;
    private final String symbol;
    private final Side side;
    private @Nullable Sizing sizing;
    private OptionalDouble limitOffset = OptionalDouble.empty();
    private OptionalDouble stopLoss = OptionalDouble.empty();
    private OptionalDouble takeProfit = OptionalDouble.empty();
    private OptionalDouble trailing = OptionalDouble.empty();
    private TimeInForce timeInForce = TimeInForce.DAY;
    private String reason = "";

    EntryAsked(Firing firing, String symbol, Side side) {
        this.provenance = firing.provenance();
        this.strategy = firing.rule().concern();
        this.symbol = symbol;
        this.side = side;
    }

    @Override
    public EntryTerms equityShare(double ratio) {
        return size(new Sizing.EquityShare(Ratios.positive("equityShare", ratio)));
    }

    @Override
    public EntryTerms quantity(double units) {
        return size(new Sizing.Units(Ratios.positive("quantity", units)));
    }

    @Override
    public EntryTerms notional(double amount) {
        return size(new Sizing.Notional(Ratios.positive("notional", amount)));
    }

    @Override
    public EntryTerms riskShare(double ratio) {
        return size(new Sizing.RiskShare(Ratios.ratio("riskShare", ratio)));
    }

    @Override
    public EntryTerms limitOffsetRatio(double ratio) {
        limitOffset = OptionalDouble.of(Ratios.ratio("limitOffsetRatio", ratio));
        return this;
    }

    @Override
    public EntryTerms stopLossRatio(double ratio) {
        stopLoss = OptionalDouble.of(Ratios.ratio("stopLossRatio", ratio));
        return this;
    }

    @Override
    public EntryTerms takeProfitRatio(double ratio) {
        takeProfit = OptionalDouble.of(Ratios.positive("takeProfitRatio", ratio));
        return this;
    }

    @Override
    public EntryTerms trailingRatio(double ratio) {
        trailing = OptionalDouble.of(Ratios.ratio("trailingRatio", ratio));
        return this;
    }

    @Override
    public EntryTerms atNextOpen() {
        timeInForce = TimeInForce.OPG;
        return this;
    }

    @Override
    public EntryTerms untilCancelled() {
        timeInForce = TimeInForce.GTC;
        return this;
    }

    @Override
    public EntryTerms because(String text) {
        reason = text;
        return this;
    }

    @Override
    public Draft.Entry finish() {
        Sizing size = Optional.ofNullable(sizing)
                .orElseThrow(() -> new IllegalStateException(
                        "%s names no size.\nMaybe add .equityShare(0.10).".formatted(provenance.rule())));
        if (size instanceof Sizing.RiskShare && stopLoss.isEmpty()) {
            throw new IllegalStateException("%s sizes by riskShare without a stop.\nMaybe add .stopLossRatio(0.03)."
                    .formatted(provenance.rule()));
        }
        Terms terms = new Terms(limitOffset, timeInForce, reason);
        return new Draft.Entry(provenance, strategy, symbol, side, size, terms, stopLoss, takeProfit, trailing);
    }

    private EntryTerms size(Sizing size) {
        if (sizing != null) {
            throw new IllegalStateException(
                    "%s names two sizes, %s and %s.\nMaybe drop one.".formatted(provenance.rule(), sizing, size));
        }
        sizing = size;
        return this;
    }
}
