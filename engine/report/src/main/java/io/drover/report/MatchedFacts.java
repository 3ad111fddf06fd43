package io.drover.report;

import io.drover.decision.Asked;
import io.drover.decision.Provenance.Binding;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.FactNumbers;
import io.drover.model.Decimals;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of one cycle by reference, in text. */
final class MatchedFacts {
    /** Components that are epoch milliseconds. */
    private static final Set<String> TIMES = Set.of("time", "end", "entryTime", "nextOpen", "expires");

    private final Map<String, Fact> facts = new HashMap<>();

    MatchedFacts(Snapshot snapshot, Asked asked) {
        snapshot.facts().forEach(fact -> facts.put(Snapshot.reference(fact), fact));
        asked.derived().forEach(fact -> facts.put(Snapshot.reference(fact), fact));
    }

    DecisionRow.MatchedFact get(String reference) {
        Fact fact = facts.get(reference);
        List<Binding> values = fact == null
                ? List.of()
                : Arrays.stream(fact.getClass().getRecordComponents())
                        .map(component -> new Binding(component.getName(), value(fact, component)))
                        .toList();
        return new DecisionRow.MatchedFact(reference, values);
    }

    private static String value(Fact fact, RecordComponent component) {
        Object value = read(fact, component);
        if (value instanceof Long millis && millis > 0 && TIMES.contains(component.getName())) {
            return Figures.time(Instant.ofEpochMilli(millis));
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return Decimals.normalize(FactNumbers.toDecimal(number)).toPlainString();
        }
        return value.toString();
    }

    private static Object read(Fact fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "fact %s: component %s cannot be read.".formatted(Snapshot.reference(fact), component.getName()),
                    e);
        }
    }
}
