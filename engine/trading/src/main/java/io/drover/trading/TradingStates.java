package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The causes in force; the state of anything is the worst of those that reach it. */
public final class TradingStates {
    private final SortedMap<String, Cause> causes = new TreeMap<>();
    private boolean starting = true;

    public List<Cause> causes() {
        return new ArrayList<>(causes.values());
    }

    boolean hasNoCause() {
        return causes.isEmpty();
    }

    /** Whether everything may trade. */
    boolean isUnrestricted() {
        return !starting && causes.isEmpty();
    }

    Optional<Cause> find(String id) {
        return Optional.ofNullable(causes.get(id));
    }

    /** A run began: nothing by rules before the first reconciliation has passed. */
    void starting() {
        starting = true;
    }

    boolean isStarting() {
        return starting;
    }

    void reconciled() {
        starting = false;
    }

    boolean has(String id) {
        return causes.containsKey(id);
    }

    void lowered(Cause cause) {
        causes.put(cause.id(), cause);
    }

    void raised(String id) {
        causes.remove(id);
    }

    /** State of the account as a whole. */
    public TradingState account() {
        return of("", "");
    }

    /** State for one strategy in one instrument; "" for none. */
    public TradingState of(String strategy, String symbol) {
        TradingState worst = starting ? TradingState.STARTING : TradingState.ACTIVE;
        for (Cause cause : causes.values()) {
            if (reaches(cause.scope(), strategy, symbol)) {
                worst = worst.worse(cause.state());
            }
        }
        return worst;
    }

    private static boolean reaches(Scope scope, String strategy, String symbol) {
        return switch (scope.kind()) {
            case GLOBAL, ACCOUNT -> true;
            case STRATEGY -> scope.key().equals(strategy);
            case INSTRUMENT -> scope.key().equals(symbol);
            case SECTOR, CURRENCY -> true;
        };
    }

    List<StateImage.Lowered> image() {
        return causes.values().stream().map(Cause::image).toList();
    }

    void restore(boolean isStarting, List<StateImage.Lowered> image) {
        starting = isStarting;
        image.forEach(l -> lowered(Cause.of(l.record(), l.since(), l.epoch())));
    }
}
