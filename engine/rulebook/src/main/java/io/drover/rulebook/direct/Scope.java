package io.drover.rulebook.direct;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.model.Variable;

/** Slots of the variables of one branch, by name. Variables of inner scopes have names of their own already. */
final class Scope {
    private final String rule;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Set<String> named = new TreeSet<>();

    Scope(String rule) {
        this.rule = rule;
    }

    boolean has(Variable<?> variable) {
        return slots.containsKey(variable.getName());
    }

    int slot(Variable<?> variable) {
        Integer slot = slots.get(variable.getName());
        if (slot == null) {
            throw new UnsupportedRuleException(rule, "a variable %s that nothing binds".formatted(variable.getName()));
        }
        return slot;
    }

    List<Integer> slots(Variable<?>... variables) {
        return Arrays.stream(variables).map(this::slot).toList();
    }

    /** @param outer whether an explanation of the rule tells it */
    int add(Variable<?> variable, boolean outer) {
        if (slots.putIfAbsent(variable.getName(), slots.size()) != null) {
            throw new UnsupportedRuleException(rule, "a variable %s bound twice".formatted(variable.getName()));
        }
        if (outer && variable.getName().startsWith("$")) {
            named.add(variable.getName());
        }
        return slot(variable);
    }

    /** Names that an explanation tells, sorted. */
    Set<String> named() {
        return named;
    }

    int slot(String name) {
        return slots.getOrDefault(name, 0);
    }

    int size() {
        return slots.size();
    }
}
