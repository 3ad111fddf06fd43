package io.drover.trading;

import io.drover.decision.Denial;
import io.drover.decision.StrategyRow;
import io.drover.fact.Exposure;
import io.drover.fact.FactNumbers;
import io.drover.model.Instrument;
import io.drover.model.Money;
import io.drover.model.Side;
import io.drover.order.Capabilities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a strategy may do: its switch, its stops, the instruments that are its own, its share of the capital. */
final class StrategyRights {
    /** Code of the denial of an entry whose strategy wants a stop at the broker. */
    static final String NO_STOP = "PROTECTIVE_STOP_MISSING";

    private final Map<String, StrategyRow> rows;
    private final Books books;
    private final Capabilities broker;
    private final Observation seen;
    private final Map<String, BigDecimal> used = new HashMap<>();
    private final Map<String, String> claimed = new HashMap<>();

    StrategyRights(Map<String, StrategyRow> rows, Books books, Capabilities broker, Observation seen) {
        this.rows = rows;
        this.books = books;
        this.broker = broker;
        this.seen = seen;
        for (Exposure e : seen.snapshot().all(Exposure.class)) {
            if (e.scope().equals("STRATEGY")) {
                used.put(e.name(), FactNumbers.toDecimal(e.gross()));
            }
        }
    }

    /** Account currency that the strategy may still use; 0 for an unknown strategy. */
    BigDecimal capitalLeft(String strategy) {
        StrategyRow row = rows.get(strategy);
        if (row == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal share =
                FactNumbers.toDecimal(seen.account().equity()).multiply(FactNumbers.toDecimal(row.capitalShare()));
        return share.subtract(used.getOrDefault(strategy, BigDecimal.ZERO)).max(BigDecimal.ZERO);
    }

    /** What stands against an entry whatever else is decided in this cycle. */
    List<Denial> denials(Candidate c) {
        List<Denial> denials = new ArrayList<>();
        if (c.isEntry()) {
            StrategyRow row = rows.get(c.strategy());
            if (row == null || !row.enabled()) {
                denials.add(new Denial("STRATEGY_DISABLED", "strategy=" + c.strategy()));
            } else if (row.protectiveStop() && !hasStop(c)) {
                denials.add(new Denial(NO_STOP, "strategy=" + c.strategy()));
            }
            ownedByOther(c, books.holding(c.instrument().id()).strategy()).ifPresent(denials::add);
            againstPosition(c).ifPresent(denials::add);
            unsupported(c).ifPresent(denials::add);
        }
        return denials;
    }

    /** What orders accepted earlier in this cycle leave to it. */
    List<Denial> check(Candidate c) {
        List<Denial> denials = new ArrayList<>();
        if (c.isEntry()) {
            ownedByOther(c, claimed.getOrDefault(c.symbol(), "")).ifPresent(denials::add);
            BigDecimal left = capitalLeft(c.strategy());
            if (value(c).compareTo(left) > 0) {
                denials.add(new Denial(
                        "CAPITAL_SHARE_EXCEEDED",
                        "value=%s, left=%s".formatted(value(c).toPlainString(), left.toPlainString())));
            }
        }
        return denials;
    }

    /** The entry became an order. */
    void accept(Candidate c) {
        if (c.isEntry()) {
            claimed.putIfAbsent(c.symbol(), c.strategy());
            used.merge(c.strategy(), value(c), BigDecimal::add);
        }
    }

    private static BigDecimal value(Candidate c) {
        Money value = c.instrument().value(c.mark().price(), c.order().quantity());
        return value.abs().amount();
    }

    /** A stop must lie on the losing side of the reference price, above zero. */
    private static boolean hasStop(Candidate c) {
        boolean trails = c.order()
                .trailingRatio()
                .filter(r -> r.signum() > 0 && r.compareTo(BigDecimal.ONE) < 0)
                .isPresent();
        boolean fixed = c.order()
                .stopPx()
                .filter(px -> px.isPositive()
                        && px.compareTo(c.mark().price()) * c.side().sign() < 0)
                .isPresent();
        return trails || fixed;
    }

    /** An instrument is shared only where both strategies allow it. */
    private Optional<Denial> ownedByOther(Candidate c, String owner) {
        boolean other = !owner.isEmpty() && !owner.equals(c.strategy());
        boolean shared = !isExclusive(c.strategy()) && !isExclusive(owner);
        return other && !shared
                ? Optional.of(new Denial(
                        "INSTRUMENT_OWNED_BY_OTHER_STRATEGY", "symbol=%s, owner=%s".formatted(c.symbol(), owner)))
                : Optional.empty();
    }

    private boolean isExclusive(String strategy) {
        StrategyRow row = rows.get(strategy);
        return row == null || row.exclusive();
    }

    /** Turning a position needs an exit first: an entry's stop must never work on what another order closed. */
    private Optional<Denial> againstPosition(Candidate c) {
        int held = books.holding(c.instrument().id()).quantity().signum();
        return held * c.side().sign() < 0
                ? Optional.of(new Denial("ENTRY_AGAINST_POSITION", "symbol=" + c.symbol()))
                : Optional.empty();
    }

    /** What the broker says it cannot do is not asked of it; quantities are on the instrument's lot already. */
    private Optional<Denial> unsupported(Candidate c) {
        Instrument i = c.instrument();
        boolean protects = c.order().stopPx().isPresent()
                || c.order().trailingRatio().isPresent()
                || c.order().takeProfitPx().isPresent();
        boolean onLot = c.order().quantity().isMultipleOf(i.lot());
        boolean fits = broker.ordTypes().contains(c.order().ordType())
                && broker.timesInForce().contains(c.order().timeInForce())
                && (broker.protection() || !protects)
                && (broker.fractional() || onLot)
                && (broker.shortSelling() || c.side() != Side.SELL_SHORT);
        return fits
                ? Optional.empty()
                : Optional.of(new Denial(
                        "ORDER_NOT_SUPPORTED",
                        "symbol=%s, side=%s, ord_type=%s, time_in_force=%s, order_qty=%s"
                                .formatted(
                                        i.id(),
                                        c.side(),
                                        c.order().ordType(),
                                        c.order().timeInForce(),
                                        c.order().quantity())));
    }
}
