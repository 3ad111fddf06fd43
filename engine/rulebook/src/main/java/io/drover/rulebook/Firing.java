package io.drover.rulebook;

import io.drover.decision.Provenance;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.FactNumbers;
import io.drover.fact.Limit;
import io.drover.rulebook.direct.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * One match of a rule while its consequence runs. Values are copied at once: evaluators reuse an activation.
 *
 * @param rule whose consequence runs
 * @param activation what it matched
 */
record Firing(RuleMeta rule, Activation activation) {
    Provenance provenance() {
        List<Provenance.Binding> bindings = new ArrayList<>();
        for (Activation.Variable variable : activation.variables()) {
            bindings.add(new Provenance.Binding(variable.name(), text(variable.value())));
        }
        List<String> facts = new ArrayList<>();
        for (Fact fact : activation.facts()) {
            facts.add(Snapshot.reference(fact));
        }
        return new Provenance(rule.name(), rule.file(), rule.line(), bindings, facts);
    }

    /** The one limit row that the rule matched. */
    Limit limit() {
        List<Limit> limits = new ArrayList<>();
        for (Fact fact : activation.facts()) {
            if (fact instanceof Limit limit) {
                limits.add(limit);
            }
        }
        if (limits.size() > 1) {
            throw new IllegalStateException(
                    "%s matched two limits, %s and %s.\nMaybe compare one of them in its own rule."
                            .formatted(
                                    rule.name(),
                                    limits.get(0).key(),
                                    limits.get(1).key()));
        }
        if (limits.isEmpty()) {
            throw new IllegalStateException(
                    "%s measured without matching a Limit.\nMaybe add Limit( control == \"%s\", appliesTo($p), $max : value )."
                            .formatted(
                                    rule.name(), rule.control().map(Enum::name).orElse("C01")));
        }
        return limits.get(0);
    }

    private static String text(Object value) {
        if (value instanceof Fact fact) {
            return Snapshot.reference(fact);
        }
        return value instanceof Double number ? FactNumbers.text(number) : String.valueOf(value);
    }
}
