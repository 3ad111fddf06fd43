package io.drover.store.codec;

import io.drover.decision.Snapshot;
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
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Derives the format of every type from its record components: the one definition of the journal's JSON. Thread-safe. */
final class Shapes {
    private static final List<Class<?>> DERIVED = List.of(Signal.class, Regime.class, Score.class, Candidate.class);
    private static final List<Class<?>> FACTS = List.of(
            Account.class,
            Activity.class,
            Bar.class,
            BrokerHealth.class,
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
            Strategy.class,
            Trade.class);

    private final Map<Class<?>, Codec<Object>> known = new HashMap<>(Texts.ALL);

    /** How values of a sealed or open interface of records are written. */
    Union union(Class<?> type) {
        return (Union) of(type);
    }

    /** How values of a type are written. */
    synchronized Codec<Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        Class<?> plain = (Class<?>) type;
        Codec<Object> found = known.get(plain);
        if (found == null) {
            found = make(plain);
            known.put(plain, found);
        }
        return found;
    }

    private Codec<Object> ofGeneric(ParameterizedType type) {
        if (type.getRawType() == Map.class) {
            return new Containers.OfNumbers();
        }
        Codec<Object> element = of(type.getActualTypeArguments()[0]);
        return type.getRawType() == List.class ? new Containers.OfList(element) : new Containers.OfOptional(element);
    }

    private Codec<Object> make(Class<?> type) {
        if (type == Snapshot.class) {
            return erased(new SnapshotCodec(union(Fact.class)));
        }
        if (type == OptionalDouble.class) {
            return new Containers.OfOptionalDouble();
        }
        if (type.isEnum()) {
            return Texts.ofEnum(type);
        }
        return type.isRecord() ? new LazyShape(type, this::shape) : unionOf(type);
    }

    private Union unionOf(Class<?> type) {
        Union union = new Union();
        for (Class<?> member : members(type)) {
            union.add(member, (LazyShape) of(member));
        }
        return union;
    }

    private static List<Class<?>> members(Class<?> type) {
        if (type == Fact.class) {
            List<Class<?>> all = new ArrayList<>(FACTS);
            all.addAll(DERIVED);
            return all;
        }
        if (type == DerivedFact.class) {
            return DERIVED;
        }
        if (!type.isSealed()) {
            throw new IllegalArgumentException("%s is neither a record nor sealed.".formatted(type.getName()));
        }
        return List.of(type.getPermittedSubclasses());
    }

    private RecordShape shape(Class<?> type) {
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component(component));
        }
        return new RecordShape(type, components, Accessors.constructor(type));
    }

    private Component component(RecordComponent component) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == double.class) {
            return new Component.OfDouble(name, Accessors.ofDouble(component));
        }
        if (type == long.class || type == int.class) {
            return new Component.OfLong(name, Accessors.ofLong(component), type == int.class);
        }
        if (type == boolean.class) {
            return new Component.OfBoolean(name, Accessors.ofBoolean(component));
        }
        return new Component.OfObject(name, Accessors.ofObject(component), of(component.getGenericType()), empty(type));
    }

    private static Optional<Object> empty(Class<?> type) {
        if (type == List.class) {
            return Optional.of(List.of());
        }
        if (type == Optional.class) {
            return Optional.of(Optional.empty());
        }
        return type == OptionalDouble.class ? Optional.of(OptionalDouble.empty()) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Codec<Object> erased(Codec<?> codec) {
        return (Codec<Object>) codec;
    }
}
