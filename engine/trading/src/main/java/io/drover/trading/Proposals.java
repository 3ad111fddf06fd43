package io.drover.trading;

import io.drover.decision.Denial;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.FactNumbers;
import io.drover.fact.MarketState;
import io.drover.fact.Proposal;
import io.drover.model.ClOrdId;
import io.drover.model.Instrument;
import io.drover.model.Money;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures candidates: the {@code Proposal} facts that guard rules judge. */
final class Proposals {
    private static final ClOrdId NO_ID = new ClOrdId("a".repeat(32));

    private final EngineSettings settings;
    private final EngineState state;
    private final Observation seen;

    Proposals(EngineSettings settings, EngineState state, Observation seen) {
        this.settings = settings;
        this.state = state;
        this.seen = seen;
    }

    List<Proposal> of(List<Candidate> candidates) {
        List<Proposal> proposals = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            proposals.add(measure(seen.number() + "-" + i, candidates.get(i), candidates));
        }
        return proposals;
    }

    private Proposal measure(String ordinal, Candidate c, List<Candidate> all) {
        Instrument instrument = c.instrument();
        Price reference = c.mark().price();
        Quantity quantity = c.order().quantity();
        Money worst = instrument.value(c.worstPrice(), quantity);
        Money now = positionWithWorking(c, reference);
        Money last = instrument.value(reference, quantity);
        BigDecimal margin = c.isEntry()
                ? worst.amount()
                        .abs()
                        .multiply(settings.margin()
                                .at(seen.at(), instrument.assetClass())
                                .initialRatio())
                : BigDecimal.ZERO;
        return new Proposal(
                ordinal,
                c.symbol(),
                c.strategy(),
                instrument.sector(),
                instrument.currency().code(),
                c.isEntry(),
                c.side().name(),
                c.order().ordType().name(),
                FactNumbers.of(quantity),
                FactNumbers.of(reference),
                FactNumbers.of(c.worstPrice()),
                FactNumbers.of(worst.abs().amount()),
                FactNumbers.of(last.abs().amount()),
                deviation(c, reference),
                FactNumbers.of(c.isEntry() ? now.plus(last.abs()).amount() : now.amount()),
                FactNumbers.of(now.amount()),
                c.isEntry() ? 0 : FactNumbers.of(exitExcess(c)),
                FactNumbers.of(margin),
                Duration.between(c.mark().time(), seen.at()).toMillis() / 1000.0,
                state.activities().duplicates(asRequest(c), seen.at(), settings.duplicateWindow()),
                contradictions(c, all),
                closed(c),
                restricted(c),
                violations(c),
                walk(c, reference),
                c.isEntry() ? new SelfMatches(state.books()).of(c) : 0,
                unprotected(c));
    }

    /** Absolute value of what is held and of entries that are working. */
    private Money positionWithWorking(Candidate c, Price reference) {
        Instrument instrument = c.instrument();
        Money value =
                state.books().holding(instrument.id()).marketValue(reference).abs();
        for (Order order : state.books().openOrders()) {
            if (order.is(OrderRole.ENTRY) && order.request().instrument().equals(instrument.id())) {
                value = value.plus(instrument.value(reference, order.leavesQty()));
            }
        }
        return value;
    }

    private static double deviation(Candidate c, Price reference) {
        return c.order()
                .limitPx()
                .map(limit -> Math.abs(FactNumbers.of(limit) - FactNumbers.of(reference)) / FactNumbers.of(reference))
                .orElse(0.0);
    }

    /** Working and unknown exits count with what they may still take; protective legs are cancelled before an exit is sent. */
    private BigDecimal exitExcess(Candidate c) {
        Quantity free = state.books().holding(c.instrument().id()).quantity().abs();
        for (Order order : state.books().openOrders()) {
            if (order.is(OrderRole.EXIT)
                    && order.request().instrument().equals(c.instrument().id())) {
                free = free.minus(order.leavesQty());
            }
        }
        return c.order().quantity().minus(free).value().max(BigDecimal.ZERO);
    }

    private static long contradictions(Candidate c, List<Candidate> all) {
        long count = 0;
        for (int i = 0; c.isEntry() && i < all.size(); i++) {
            Candidate other = all.get(i);
            boolean against = other.side().sign() != c.side().sign();
            count += against && other.symbol().equals(c.symbol()) ? 1 : 0;
        }
        return count;
    }

    private long closed(Candidate c) {
        Optional<MarketState> market = fact(MarketState.class, c.symbol());
        boolean queued = c.order().timeInForce() == TimeInForce.OPG || c.order().timeInForce() == TimeInForce.GTC;
        boolean accepts =
                market.filter(m -> m.open() || (m.atNextOpen() && queued)).isPresent();
        return accepts ? 0 : 1;
    }

    private long restricted(Candidate c) {
        boolean mayNotShort =
                c.isEntry() && c.side() == Side.SELL_SHORT && !c.instrument().shortable();
        return c.denials().size() + (mayNotShort ? 1L : 0L);
    }

    private double walk(Candidate c, Price reference) {
        Price price = c.order().limitPx().orElse(reference);
        return c.isEntry() ? state.activities().priceWalk(c.instrument().id(), c.side(), price, seen.at()) : 0;
    }

    private static long unprotected(Candidate c) {
        long count = 0;
        for (Denial denial : c.denials()) {
            count += denial.code().equals(StrategyRights.NO_STOP) ? 1 : 0;
        }
        return count;
    }

    /** Missing market data counts as a violation. */
    private long violations(Candidate c) {
        return fact(DataQuality.class, c.symbol()).map(DataQuality::violations).orElse(1L);
    }

    private <T extends Fact> Optional<T> fact(Class<T> type, String symbol) {
        for (Fact fact : seen.snapshot().facts()) {
            if (type.isInstance(fact) && fact.key().equals(symbol)) {
                return Optional.of(type.cast(fact));
            }
        }
        return Optional.empty();
    }

    private static OrderRequest asRequest(Candidate c) {
        return new OrderRequest(
                NO_ID,
                c.instrument().id(),
                c.order().role(),
                c.side(),
                c.order().ordType(),
                c.order().quantity(),
                c.order().limitPx(),
                Optional.empty(),
                Optional.empty(),
                c.order().timeInForce(),
                Optional.empty(),
                Protection.NONE);
    }
}
