package io.drover.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.QueryDescr;

/** Name, doc comment and metadata of a rule; attributes are refused, all of them. */
final class HeaderCheck {
    private static final Set<String> METADATA = Set.of("Author", "Note", "Since", "Source");
    private static final Map<String, String> INSTEAD = Map.of(
            "salience", "delete it: rules are ordered by what they produce",
            "no-loop", "use a guard fact instead, not OpenOrder( symbol == $s ): no-loop crashes the engine",
            "lock-on-active",
                    "use a guard fact instead, not OpenOrder( symbol == $s ): lock-on-active crashes the engine",
            "timer", "read the time from Cycle( $time : time )",
            "duration", "read the time from Cycle( $time : time )",
            "enabled", "switch the strategy off in strategies.csv");

    private final Rule rule;
    private final List<RuleProblem> problems;

    HeaderCheck(Rule rule, List<RuleProblem> problems) {
        this.rule = rule;
        this.problems = problems;
    }

    void run() {
        if (rule.tree() instanceof QueryDescr) {
            problem(rule.line(), "is a query", "write a rule");
            return;
        }
        name();
        if (rule.doc().isEmpty()) {
            problem(rule.line(), "has no doc comment", "say above it, in /** … */, what it does and why");
        }
        for (AttributeDescr attribute : rule.tree().getAttributes().values()) {
            problem(
                    attribute.getLine() > 0 ? attribute.getLine() : rule.line(),
                    "sets attribute %s".formatted(attribute.getName()),
                    INSTEAD.getOrDefault(attribute.getName(), "delete it"));
        }
        if (rule.tree().hasParent()) {
            problem(rule.line(), "extends another rule", "repeat the conditions");
        }
        if (rule.stage() == Stage.STRATEGY) {
            metadata();
        }
        if (!rule.tree().getNamedConsequences().isEmpty()) {
            problem(rule.tree().getConsequenceLine(), "has several consequences", "write one rule for each");
        }
    }

    private void name() {
        String prefix = rule.stage().folder() + "." + rule.concern() + ".";
        String name = rule.name();
        if (!name.startsWith(prefix) || !name.substring(prefix.length()).matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problem(rule.line(), "name must be %scase".formatted(prefix), "use small letters and hyphens for the case");
        }
    }

    private void metadata() {
        for (AnnotationDescr annotation : rule.tree().getAnnotations()) {
            if (!METADATA.contains(annotation.getName())) {
                problem(
                        rule.line(),
                        "has metadata @%s".formatted(annotation.getName()),
                        "use one of @Author, @Note, @Since, @Source");
            }
        }
    }

    private void problem(int line, String what, String maybe) {
        problems.add(rule.problem(line, what, maybe));
    }
}
