package io.drover.trading;

import io.drover.decision.Finding;
import io.drover.decision.StrategyRow;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.MarketState;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.OrderRole;
import io.drover.model.Scope;
import io.drover.model.ScopeKind;
import io.drover.model.TradingState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong with single instruments in a cycle: stale data of what is held or working, orders that are unknown for
 * more than a minute, positions without a stop. Each is a finding of the cycle and reduces its instrument; three
 * instruments, or a tenth of those held, reduce the account.
 */
final class Troubles {
    private static final Duration UNKNOWN_TOLERATED = Duration.ofSeconds(60);
    private static final Duration UNPROTECTED_TOLERATED = Duration.ofSeconds(5);
    private static final String SPREADING = "TROUBLE_SPREADS";
    private static final String SYMBOL = "symbol=";
    private static final int MANY = 3;
    private static final int SHARE = 10;

    private final EngineState state;
    private final StateChanges states;

    Troubles(EngineState state, StateChanges states) {
        this.state = state;
        this.states = states;
    }

    /** Id of the cause that a finding stands for. */
    static String causeOf(Finding finding) {
        return finding.code().equals(SPREADING) ? SPREADING : finding.code() + "|" + finding.text();
    }

    /** Lowers the trading state as far as this cycle's troubles demand, and tells what they are. */
    List<Finding> look(Observation seen, Map<String, StrategyRow> strategies) {
        List<Finding> found = new ArrayList<>();
        if (state.books().hasOpenOrders() || !state.books().positions().isEmpty()) {
            stale(seen, found);
            unknown(seen.at(), found);
            unprotected(seen.at(), strategies, found);
        }
        for (Finding f : found) {
            boolean passes = !f.code().equals("ORDER_UNKNOWN");
            Scope scope = Scope.instrument(f.text().substring(SYMBOL.length()));
            states.lower(causeOf(f), scope, TradingState.REDUCING, causeOf(f), passes);
        }
        spreading().ifPresent(f -> {
            found.add(f);
            states.lower(causeOf(f), Scope.ACCOUNT, TradingState.REDUCING, f.text(), true);
        });
        return found;
    }

    private void stale(Observation seen, List<Finding> found) {
        Set<String> stale = new TreeSet<>();
        List<Fact> facts = seen.snapshot().facts();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i) instanceof DataQuality quality && quality.stale()) {
                stale.add(quality.symbol());
            }
        }
        if (stale.isEmpty()) {
            return;
        }
        Set<String> open = new HashSet<>();
        for (MarketState market : seen.snapshot().all(MarketState.class)) {
            if (market.open()) {
                open.add(market.symbol());
            }
        }
        Set<String> mine = ours();
        stale.stream().filter(open::contains).filter(mine::contains).forEach(s -> add(found, "DATA_STALE", s));
    }

    /** Symbols of what is held or working. */
    private Set<String> ours() {
        Set<String> ours = new HashSet<>();
        state.books().positions().forEach(h -> ours.add(h.symbol()));
        state.books()
                .openOrders()
                .forEach(o -> ours.add(o.request().instrument().toString()));
        return ours;
    }

    private void unknown(Instant now, List<Finding> found) {
        Set<String> symbols = new TreeSet<>();
        for (Order order : state.books().openOrders()) {
            if (order.status() == OrdStatus.UNKNOWN
                    && order.decidedAt().plus(UNKNOWN_TOLERATED).isBefore(now)) {
                symbols.add(order.request().instrument().toString());
            }
        }
        symbols.forEach(s -> add(found, "ORDER_UNKNOWN", s));
    }

    /** What no strategy owns, because another bought it or a fill was taken back, needs a stop as well. */
    private void unprotected(Instant now, Map<String, StrategyRow> strategies, List<Finding> found) {
        for (Holding holding : state.books().positions()) {
            StrategyRow row = strategies.get(holding.strategy());
            boolean needsStop = row == null || row.protectiveStop();
            if (needsStop
                    && !isYoung(holding, now)
                    && !isCovered(holding.instrument().id())) {
                add(found, "POSITION_UNPROTECTED", holding.symbol());
            }
        }
    }

    /** A broker's clock that is ahead of ours makes nothing young. */
    private static boolean isYoung(Holding holding, Instant now) {
        return !holding.entryTime().isAfter(now)
                && !holding.entryTime().plus(UNPROTECTED_TOLERATED).isBefore(now);
    }

    private boolean isCovered(InstrumentId id) {
        return state.books().openOrders().stream()
                .anyMatch(o -> o.request().instrument().equals(id) && o.isWorking() && !o.is(OrderRole.ENTRY));
    }

    private Optional<Finding> spreading() {
        if (state.tradingStates().hasNoCause()) {
            return Optional.empty();
        }
        Set<String> troubled = new TreeSet<>();
        for (Cause cause : state.tradingStates().causes()) {
            if (cause.by().equals(StateChanges.ENGINE) && cause.scope().kind() == ScopeKind.INSTRUMENT) {
                troubled.add(cause.scope().key());
            }
        }
        if (troubled.isEmpty()) {
            return Optional.empty();
        }
        List<Holding> held = state.books().positions();
        long heldAndTroubled = held.stream()
                .filter(h -> troubled.contains(h.instrument().id().toString()))
                .count();
        boolean many = troubled.size() >= MANY || (heldAndTroubled > 0 && heldAndTroubled * SHARE >= held.size());
        return many
                ? Optional.of(new Finding(SPREADING, "", "instruments=" + String.join(",", troubled)))
                : Optional.empty();
    }

    private static void add(List<Finding> found, String code, String symbol) {
        found.add(new Finding(code, "", SYMBOL + symbol));
    }
}
