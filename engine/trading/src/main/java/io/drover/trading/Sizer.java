package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.decision.Draft;
import io.drover.decision.Finding;
import io.drover.decision.Sizing;
import io.drover.decision.Terms;
import io.drover.fact.FactNumbers;
import io.drover.model.Instrument;
import io.drover.model.Mark;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Turns drafts into exact orders: quantity from equity rounded down to the lot, prices rounded to the tick. */
final class Sizer {
    private final EngineSettings settings;
    private final Books books;
    private final StrategyRights rights;
    private final Observation seen;
    private final Consumer<Finding> findings;

    Sizer(EngineSettings settings, Books books, StrategyRights rights, Observation seen, Consumer<Finding> findings) {
        this.settings = settings;
        this.books = books;
        this.rights = rights;
        this.seen = seen;
        this.findings = findings;
    }

    Optional<Candidate> size(Draft.Entry draft) {
        Optional<Instrument> known = instrument(draft, draft.symbol());
        Optional<Mark> mark = known.flatMap(i -> seen.mark(i.id()));
        if (known.isEmpty() || mark.isEmpty()) {
            known.ifPresent(i -> find("PRICE_MISSING", draft, "symbol=" + i.id()));
            return Optional.empty();
        }
        Instrument instrument = known.get();
        Price reference = mark.get().price();
        Quantity quantity = quantity(draft, instrument, reference);
        if (!quantity.isPositive()) {
            find(
                    "SIZE_ZERO",
                    draft,
                    "symbol=%s, reference_px=%s, lot=%s".formatted(draft.symbol(), reference, instrument.lot()));
            return Optional.empty();
        }
        Optional<Price> limit = limitPx(draft.terms(), draft.side(), reference, instrument);
        int away = draft.side().sign();
        Decision.Order order = new Decision.Order(
                OrderRole.ENTRY,
                limit.isPresent() ? OrdType.LIMIT : OrdType.MARKET,
                quantity,
                limit,
                draft.terms().timeInForce(),
                offset(reference, draft.stopLossRatio(), -away, instrument),
                decimal(draft.trailingRatio()),
                offset(reference, draft.takeProfitRatio(), away, instrument));
        return Optional.of(candidate(draft, instrument, draft.side(), order, mark.get(), draft.terms()));
    }

    Optional<Candidate> size(Draft.Exit draft) {
        Optional<Instrument> known = instrument(draft, draft.symbol());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Instrument instrument = known.get();
        Holding holding = books.holding(instrument.id());
        Optional<Mark> mark = seen.mark(instrument.id()).or(() -> lastResort(holding, draft.terms()));
        Side side = holding.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        Quantity held = holding.quantity().abs();
        Quantity quantity = draft.share() >= 1
                ? held
                : new Quantity(held.value().multiply(FactNumbers.toDecimal(draft.share())))
                        .roundedTo(instrument.lot(), RoundingMode.DOWN);
        if (!quantity.isPositive()) {
            find("SIZE_ZERO", draft, "symbol=%s, held=%s, share=%s".formatted(draft.symbol(), held, draft.share()));
            return Optional.empty();
        }
        if (mark.isEmpty()) {
            find("PRICE_MISSING", draft, "symbol=" + draft.symbol());
            return Optional.empty();
        }
        Optional<Price> limit = limitPx(draft.terms(), side, mark.get().price(), instrument);
        Decision.Order order = new Decision.Order(
                OrderRole.EXIT,
                limit.isPresent() ? OrdType.LIMIT : OrdType.MARKET,
                quantity,
                limit,
                draft.terms().timeInForce(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Optional.of(candidate(draft, instrument, side, order, mark.get(), draft.terms()));
    }

    private Candidate candidate(
            Draft draft, Instrument instrument, Side side, Decision.Order order, Mark mark, Terms terms) {
        Price worst = order.limitPx().orElseGet(() -> Collar.edge(mark.price(), side, settings.collarRatio()));
        return new Candidate(
                draft.strategy(),
                instrument,
                side,
                order,
                mark,
                worst,
                List.of(draft.provenance()),
                terms.reason(),
                List.of());
    }

    private Optional<Instrument> instrument(Draft draft, String symbol) {
        Optional<Instrument> known = books.find(symbol);
        if (known.isEmpty()) {
            find("INSTRUMENT_UNKNOWN", draft, "symbol=" + symbol);
        }
        return known;
    }

    /** A market exit needs no price to leave; without one it is measured against the last price seen. */
    private static Optional<Mark> lastResort(Holding holding, Terms terms) {
        return holding.isFlat() || terms.limitOffsetRatio().isPresent()
                ? Optional.empty()
                : Optional.of(new Mark(
                        holding.lastPrice(),
                        holding.entryTime(),
                        holding.instrument().priceSource()));
    }

    private Quantity quantity(Draft.Entry draft, Instrument instrument, Price reference) {
        BigDecimal unitValue = reference.value().multiply(instrument.multiplier());
        if (unitValue.signum() <= 0) {
            return Quantity.ZERO;
        }
        BigDecimal equity = FactNumbers.toDecimal(seen.account().equity());
        BigDecimal units = draft.sizing()
                .match(new Sizing.Cases<>(
                        s -> divide(equity.multiply(ratio(s.ratio())), unitValue),
                        s -> FactNumbers.toDecimal(s.units()),
                        s -> divide(FactNumbers.toDecimal(s.amount()), unitValue),
                        s -> riskUnits(draft, equity.multiply(ratio(s.ratio())), unitValue)));
        Quantity wanted = new Quantity(units).roundedTo(instrument.lot(), RoundingMode.DOWN);
        BigDecimal affordable = divide(rights.capitalLeft(draft.strategy()), unitValue);
        return wanted.min(new Quantity(affordable).roundedTo(instrument.lot(), RoundingMode.DOWN));
    }

    /** Units whose loss at the stop is the given amount. */
    private BigDecimal riskUnits(Draft.Entry draft, BigDecimal amount, BigDecimal unitValue) {
        double stop = draft.stopLossRatio().orElse(draft.trailingRatio().orElse(0));
        return stop <= 0 ? BigDecimal.ZERO : divide(amount, unitValue.multiply(FactNumbers.toDecimal(stop)));
    }

    private static Optional<Price> limitPx(Terms terms, Side side, Price reference, Instrument instrument) {
        return offset(reference, terms.limitOffsetRatio(), -side.sign(), instrument);
    }

    /** Reference moved by a ratio up (+1) or down (-1), on the tick nearest to the reference: never further than asked. */
    private static Optional<Price> offset(Price reference, OptionalDouble ratio, int direction, Instrument instrument) {
        if (ratio.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal factor = BigDecimal.ONE.add(ratio(ratio.getAsDouble()).multiply(BigDecimal.valueOf(direction)));
        RoundingMode inward = direction > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return Optional.of(reference.times(factor).roundedTo(instrument.tick(), inward));
    }

    private static Optional<BigDecimal> decimal(OptionalDouble ratio) {
        return ratio.isEmpty() ? Optional.empty() : Optional.of(ratio(ratio.getAsDouble()));
    }

    private static BigDecimal ratio(double x) {
        return FactNumbers.toDecimal(x);
    }

    private static BigDecimal divide(BigDecimal amount, BigDecimal by) {
        return amount.divide(by, MathContext.DECIMAL128);
    }

    private void find(String code, Draft draft, String text) {
        findings.accept(new Finding(code, draft.provenance().rule(), text));
    }
}
