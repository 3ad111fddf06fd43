package io.drover.decision;

import java.util.List;

/**
 * Which rule spoke, where it stands, and what it saw.
 *
 * @param rule rule name, e.g. {@code strategy.trend.enter}
 * @param file rule file relative to the rules directory
 * @param line of the rule in that file, from 1
 * @param bindings the rule's named variables with their values, in order of name
 * @param facts references of the facts it matched, in order of its conditions
 */
public record Provenance(String rule, String file, int line, List<Binding> bindings, List<String> facts) {
    public Provenance {
        bindings = List.copyOf(bindings);
        facts = List.copyOf(facts);
    }

    /**
     * One named variable of a rule.
     *
     * @param name with its dollar sign
     * @param value shortest text that reads back to the same value; a fact by its reference
     */
    public record Binding(String name, String value) {}
}
