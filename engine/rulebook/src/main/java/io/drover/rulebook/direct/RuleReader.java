package io.drover.rulebook.direct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Consequence;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.BlockN;

/** Turns compiled rules into branches. What it does not know it refuses. */
final class RuleReader {
    private static final Set<Rule.Attribute<?>> DEFAULTS = Set.of(
            Rule.Attribute.NO_LOOP,
            Rule.Attribute.LOCK_ON_ACTIVE,
            Rule.Attribute.ENABLED,
            Rule.Attribute.AUTO_FOCUS,
            Rule.Attribute.AGENDA_GROUP,
            Rule.Attribute.ACTIVATION_GROUP,
            Rule.Attribute.RULEFLOW_GROUP,
            Rule.Attribute.DURATION,
            Rule.Attribute.TIMER,
            Rule.Attribute.CALENDARS,
            Rule.Attribute.DATE_EFFECTIVE,
            Rule.Attribute.DATE_EXPIRES);

    private final Memory memory;
    private final Map<String, Object> globals;

    /** @param globals where consequences will find the output globals by name */
    RuleReader(Memory memory, Map<String, Object> globals) {
        this.memory = memory;
        this.globals = globals;
    }

    List<Branch> read(List<Model> models, List<String> order) {
        Map<String, Integer> places = new HashMap<>();
        order.forEach(name -> places.put(name, places.size()));
        List<Rule> rules = new ArrayList<>();
        for (Model model : models) {
            if (!model.getQueries().isEmpty()
                    || !model.getEntryPoints().isEmpty()
                    || !model.getTypeMetaDatas().isEmpty()) {
                throw new UnsupportedRuleException(model.getName(), "queries, entry points or declared types");
            }
            rules.addAll(model.getRules());
        }
        rules.sort(Comparator.comparing(r -> place(r, places)));
        return rules.stream().flatMap(r -> branches(r).stream()).toList();
    }

    private static int place(Rule rule, Map<String, Integer> places) {
        Integer place = places.get(rule.getName());
        if (place == null) {
            throw new UnsupportedRuleException(rule.getName(), "no place in the order of rules");
        }
        return place;
    }

    private List<Branch> branches(Rule rule) {
        for (Rule.Attribute<?> attribute : DEFAULTS) {
            Object value = rule.getAttribute(attribute);
            if (value != null && !value.equals(attribute.getDefaultValue())) {
                throw new UnsupportedRuleException(rule.getName(), "an attribute that is not known here");
            }
        }
        if (rule.getConsequences().size() != 1 || rule.getDefaultConsequence().isBreaking()) {
            throw new UnsupportedRuleException(rule.getName(), "named consequences");
        }
        return Alternatives.of(rule.getName(), rule.getView()).stream()
                .map(conditions -> new ConditionReader(rule.getName(), memory, conditions)
                        .branch(consequenceOf(rule.getDefaultConsequence())))
                .toList();
    }

    /** A consequence takes {@code drools}, then bound values and output globals. */
    private ConditionReader.ConsequenceMaker consequenceOf(Consequence consequence) {
        return scope -> {
            BlockN block = consequence.getBlock();
            List<Argument> arguments = new ArrayList<>();
            if (consequence.isUsingDrools()) {
                arguments.add((slots, activation) -> new ConsequenceContext(activation));
            }
            for (Variable<?> variable : consequence.getVariables()) {
                if (variable instanceof Global<?> global) {
                    String name = global.getName();
                    arguments.add((slots, activation) -> globals.getOrDefault(name, name));
                } else {
                    int slot = scope.slot(variable);
                    arguments.add((slots, activation) -> slots[slot]);
                }
            }
            Argument[] all = arguments.toArray(Argument[]::new);
            return (slots, activation) -> {
                Object[] values = new Object[all.length];
                for (int i = 0; i < all.length; i++) {
                    values[i] = all[i].of(slots, activation);
                }
                block.execute(values);
            };
        };
    }

    /** One argument of a consequence. */
    @FunctionalInterface
    private interface Argument {
        Object of(Object[] slots, Activation activation);
    }
}
