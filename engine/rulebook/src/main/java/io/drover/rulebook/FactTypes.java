package io.drover.rulebook;

import io.drover.fact.Account;
import io.drover.fact.Activity;
import io.drover.fact.Bar;
import io.drover.fact.BrokerHealth;
import io.drover.fact.Candidate;
import io.drover.fact.Cycle;
import io.drover.fact.DataQuality;
import io.drover.fact.DerivedFact;
import io.drover.fact.Exposure;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.Limit;
import io.drover.fact.MarketState;
import io.drover.fact.Memo;
import io.drover.fact.OpenOrder;
import io.drover.fact.Participation;
import io.drover.fact.Position;
import io.drover.fact.Proposal;
import io.drover.fact.Quote;
import io.drover.fact.ReconcileBreak;
import io.drover.fact.Regime;
import io.drover.fact.Score;
import io.drover.fact.Signal;
import io.drover.fact.Strategy;
import io.drover.fact.Trade;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The facts that rules may match, by simple name, with what a condition may read of each. */
final class FactTypes {
    private static final Map<String, Class<? extends Fact>> TYPES = new TreeMap<>(List.of(
                    Account.class,
                    Activity.class,
                    Bar.class,
                    BrokerHealth.class,
                    Candidate.class,
                    Cycle.class,
                    DataQuality.class,
                    Exposure.class,
                    Indicator.class,
                    Limit.class,
                    MarketState.class,
                    Memo.class,
                    OpenOrder.class,
                    Participation.class,
                    Position.class,
                    Proposal.class,
                    Quote.class,
                    ReconcileBreak.class,
                    Regime.class,
                    Score.class,
                    Signal.class,
                    Strategy.class,
                    Trade.class)
            .stream()
            .collect(Collectors.toMap(Class::getSimpleName, t -> t)));
    private static final Set<String> NEVER_READ =
            Set.of("equals", "hashCode", "toString", "getClass", "key", "isVersionOf");

    private FactTypes() {}

    static Set<String> names() {
        return TYPES.keySet();
    }

    static Optional<Class<? extends Fact>> find(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    static boolean isDerived(String name) {
        return find(name).filter(DerivedFact.class::isAssignableFrom).isPresent();
    }

    /** Components with their types, in order. */
    static Map<String, Class<?>> components(Class<? extends Fact> type) {
        Map<String, Class<?>> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component.getType());
        }
        return components;
    }

    /** Further methods of a fact that conditions may call: {@code appliesTo}, {@code fallFromHigh}, {@code parameter}. */
    static Map<String, Class<?>> methods(Class<? extends Fact> type) {
        Map<String, Class<?>> methods = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !NEVER_READ.contains(method.getName())) {
                methods.put(method.getName(), method.getReturnType());
            }
        }
        return methods;
    }

    /** Everything a condition may name of a fact, for suggestions. */
    static Set<String> properties(Class<? extends Fact> type) {
        Set<String> properties = new TreeSet<>(components(type).keySet());
        properties.addAll(methods(type).keySet());
        return properties;
    }

    /** Whether compiled rules may refer to a member: what a fact tells, never making one. */
    static boolean isReadable(String owner, String member) {
        return TYPES.values().stream()
                .filter(t -> t.getName().equals(owner))
                .anyMatch(t -> methods(t).containsKey(member));
    }
}
