package io.drover.rulebook.direct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Model;
import org.drools.model.Rule;

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

    private RuleReader() {}

    static List<BranchPlan> read(List<Model> models, List<String> order) {
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

    private static List<BranchPlan> branches(Rule rule) {
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
                .map(conditions -> ConditionReader.read(rule.getName(), conditions, rule.getDefaultConsequence()))
                .toList();
    }
}
