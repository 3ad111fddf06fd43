package io.drover.rulebook;

import io.drover.decision.Provenance;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.FactNumbers;
import io.drover.fact.Limit;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.runtime.rule.Match;

/**
 * One match of a rule while its consequence runs. Values are copied at once: the engine reuses a match.
 *
 * @param rule whose consequence runs
 * @param match the engine's own
 */
record Firing(RuleMeta rule, Match match) {
    Provenance provenance() {
        return new Provenance(rule.name(), rule.file(), rule.line(), bindings(), facts());
    }

    /** The one limit row that the rule matched. */
    Limit limit() {
        Limit found = null;
        for (Object object : match.getObjects()) {
            if (object instanceof Limit limit) {
                if (found != null) {
                    throw new IllegalStateException(
                            "%s matched two limits, %s and %s.\nMaybe compare one of them in its own rule."
                                    .formatted(rule.name(), found.key(), limit.key()));
                }
                found = limit;
            }
        }
        if (found == null) {
            throw new IllegalStateException(
                    "%s measured without matching a Limit.\nMaybe add Limit( control == \"%s\", appliesTo($p), $max : value )."
                            .formatted(
                                    rule.name(), rule.control().map(Enum::name).orElse("C01")));
        }
        return found;
    }

    /** Named variables only; those that the compiler made up are left out. */
    private List<Provenance.Binding> bindings() {
        List<String> names = new ArrayList<>(match.getDeclarationIds());
        names.removeIf(name -> !name.startsWith("$"));
        names.sort(null);
        List<Provenance.Binding> bindings = new ArrayList<>(names.size());
        for (String name : names) {
            bindings.add(new Provenance.Binding(name, text(match.getDeclarationValue(name))));
        }
        return bindings;
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        for (Object object : match.getObjects()) {
            if (object instanceof Fact fact) {
                facts.add(Snapshot.reference(fact));
            }
        }
        return facts;
    }

    private static String text(Object value) {
        if (value instanceof Fact fact) {
            return Snapshot.reference(fact);
        }
        return value instanceof Double number ? FactNumbers.text(number) : String.valueOf(value);
    }
}
