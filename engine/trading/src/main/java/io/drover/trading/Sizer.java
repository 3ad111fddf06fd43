package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.decision.Draft;
import io.drover.decision.Finding;
import io.drover.decision.Sizing;
import io.drover.decision.StrategyRow;
import io.drover.decision.Terms;
import io.drover.fact.FactNumbers;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Turns drafts into exact orders: quantity from equity rounded down to the lot, prices rounded to the tick. */
final class Sizer {
    private final EngineSettings settings;
    private final Books books;
    private final Map<String, StrategyRow> strategies;
    private final Observation seen;
    private final Consumer<Finding> findings;

    Sizer(
            EngineSettings settings,
            Books books,
            Map<String, StrategyRow> strategies,
            Observation seen,
            Consumer<Finding> findings) {
        this.settings = settings;
        this.books = books;
        this.strategies = strategies;
        this.seen = seen;
        this.findings = findings;
    }

    Optional<Candidate> size(Draft.Entry draft) {
        Optional<Mark> mark = mark(draft, draft.symbol());
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        Instrument instrument = books.instrument(InstrumentId.parse(draft.symbol()));
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
        return Optional.of(candidate(
                draft, instrument, draft.side(), order, mark.get(), draft.terms(), entryDenials(draft, order)));
    }

    Optional<Candidate> size(Draft.Exit draft) {
        Optional<Mark> mark = mark(draft, draft.symbol());
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        Holding holding = books.holding(InstrumentId.parse(draft.symbol()));
        Instrument instrument = holding.instrument();
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
        return Optional.of(candidate(draft, instrument, side, order, mark.get(), draft.terms(), List.of()));
    }

    private Candidate candidate(
            Draft draft,
            Instrument instrument,
            Side side,
            Decision.Order order,
            Mark mark,
            Terms terms,
            List<Denial> denials) {
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
                denials);
    }

    private Optional<Mark> mark(Draft draft, String symbol) {
        Optional<InstrumentId> id = known(symbol);
        if (id.isEmpty()) {
            find("INSTRUMENT_UNKNOWN", draft, "symbol=" + symbol);
            return Optional.empty();
        }
        Optional<Mark> mark = seen.mark(id.get());
        if (mark.isEmpty()) {
            find("PRICE_MISSING", draft, "symbol=" + symbol);
        }
        return mark;
    }

    private Optional<InstrumentId> known(String symbol) {
        return seen.marks().keySet().stream()
                .filter(id -> id.toString().equals(symbol))
                .findFirst();
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
        return wanted.min(capital(draft, equity, unitValue).roundedTo(instrument.lot(), RoundingMode.DOWN));
    }

    /** Units whose loss at the stop is the given amount. */
    private BigDecimal riskUnits(Draft.Entry draft, BigDecimal amount, BigDecimal unitValue) {
        double stop = draft.stopLossRatio().orElse(draft.trailingRatio().orElse(0));
        return stop <= 0 ? BigDecimal.ZERO : divide(amount, unitValue.multiply(FactNumbers.toDecimal(stop)));
    }

    /** Units that the strategy's share of capital still pays for. */
    private Quantity capital(Draft.Entry draft, BigDecimal equity, BigDecimal unitValue) {
        StrategyRow row = strategies.get(draft.strategy());
        if (row == null) {
            return Quantity.ZERO;
        }
        BigDecimal used = seen.snapshot().all(io.drover.fact.Exposure.class).stream()
                .filter(e -> e.scope().equals("STRATEGY") && e.name().equals(draft.strategy()))
                .map(e -> FactNumbers.toDecimal(e.gross()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = equity.multiply(ratio(row.capitalShare())).subtract(used);
        return left.signum() <= 0 ? Quantity.ZERO : new Quantity(divide(left, unitValue));
    }

    private List<Denial> entryDenials(Draft.Entry draft, Decision.Order order) {
        List<Denial> denials = new ArrayList<>();
        StrategyRow row = strategies.get(draft.strategy());
        boolean stop = order.stopPx().isPresent() || order.trailingRatio().isPresent();
        if (row == null || !row.enabled()) {
            denials.add(new Denial("STRATEGY_DISABLED", "strategy=" + draft.strategy()));
        } else if (row.protectiveStop() && !stop) {
            denials.add(new Denial("PROTECTIVE_STOP_MISSING", "strategy=" + draft.strategy()));
        }
        String owner = books.holding(InstrumentId.parse(draft.symbol())).strategy();
        if (row != null && row.exclusive() && !owner.isEmpty() && !owner.equals(draft.strategy())) {
            denials.add(new Denial(
                    "INSTRUMENT_OWNED_BY_OTHER_STRATEGY", "symbol=%s, owner=%s".formatted(draft.symbol(), owner)));
        }
        return denials;
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
