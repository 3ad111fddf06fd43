package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Says of each strategy rule why it did not fire: its first condition that was false, with actual and required values.
 * Needs nothing but a snapshot; nothing is compiled.
 */
public final class WhyNot {
    private final List<Rule> rules;

    private WhyNot(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Of one rule.
     *
     * @param rule its name
     * @param file its file
     * @param line of the condition that was false, or of the rule when it matched
     * @param matched whether all its conditions were true
     * @param condition text of the condition that was false, "" when it matched
     * @param actual what was there instead, with values
     */
    public record Answer(String rule, String file, int line, boolean matched, String condition, String actual) {
        /** {@code file:line [rule] condition: actual}. */
        @Override
        public String toString() {
            String text = matched ? "matched" : condition + ": " + actual;
            return "%s:%d [%s] %s".formatted(file, line, rule, text);
        }
    }

    /**
     * Explanations for one rule set.
     *
     * @throws RuleCheckException when the rule set is not fit to be compiled
     */
    public static WhyNot of(RuleSources sources) {
        return of(CheckedRules.sound(sources));
    }

    static WhyNot of(CheckedRules checked) {
        return new WhyNot(
                checked.files().stream().flatMap(f -> f.rules().stream()).toList());
    }

    /**
     * Of every strategy rule, for one instrument.
     *
     * @param snapshot of the cycle
     * @param derived analysis facts that the rules made in that cycle
     * @param symbol instrument id
     */
    public List<Answer> explain(Snapshot snapshot, Collection<? extends DerivedFact> derived, String symbol) {
        List<Fact> facts = new ArrayList<>(snapshot.facts());
        facts.addAll(derived);
        return rules.stream()
                .filter(r -> r.stage() == Stage.STRATEGY)
                .map(r -> explain(r, facts, Symbols.focusedOn(symbol)))
                .toList();
    }

    /** Of the named rule, whatever the instrument. */
    Answer explain(String rule, List<Fact> facts) {
        return rules.stream()
                .filter(r -> r.name().equals(rule))
                .findFirst()
                .map(r -> explain(r, facts, f -> true))
                .orElse(new Answer(rule, "", 1, false, "rule " + rule, "there is no such rule"));
    }

    /** Names of the rules of a file that call a method of their output global. */
    List<String> calling(String file, String method) {
        return rules.stream()
                .filter(r -> r.file().equals(file)
                        && r.call().map(Call::method).filter(method::equals).isPresent())
                .map(Rule::name)
                .toList();
    }

    private static Answer explain(Rule rule, List<Fact> facts, Predicate<Fact> focus) {
        Search search = new Search(rule.tree().getLhs().getDescrs(), facts, focus);
        if (search.succeeds()) {
            return new Answer(rule.name(), rule.file(), rule.line(), true, "", "");
        }
        return new Miss(search).answer(rule);
    }
}
