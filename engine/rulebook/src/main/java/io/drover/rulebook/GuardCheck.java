package io.drover.rulebook;

import io.drover.model.Control;
import io.drover.rulebook.Pattern.Under;
import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.AnnotationDescr;

/** A guard rule names exactly one control, and measures it in the way the control asks for. */
final class GuardCheck {
    private final Rule rule;
    private final List<RuleProblem> problems;

    GuardCheck(Rule rule, List<RuleProblem> problems) {
        this.rule = rule;
        this.problems = problems;
    }

    void run() {
        if (rule.stage() == Stage.STRATEGY) {
            return;
        }
        List<String> metadata = rule.tree().getAnnotations().stream()
                .map(AnnotationDescr::getName)
                .toList();
        if (!metadata.equals(List.of("Control"))) {
            problem(
                    "metadata of a guard rule must be @Control and nothing else, not %s".formatted(metadata),
                    "write @Control(C01)");
            return;
        }
        Optional<Control> control = Control.find(rule.control()).filter(Control.measured()::contains);
        if (control.isEmpty()) {
            problem(
                    "unknown control %s".formatted(rule.control()),
                    DidYouMean.hint(
                                    rule.control(),
                                    Control.measured().stream().map(Enum::name).toList())
                            .orElse("write @Control(C01)"));
        } else {
            rule.call().filter(c -> c.global().equals("verdict")).ifPresent(c -> measure(control.get(), c.method()));
        }
    }

    private void measure(Control control, String method) {
        if (method.equals("deny")) {
            return;
        }
        String wanted = control.isAdditive() ? "measureSum" : "measure";
        if (!method.equals(wanted)) {
            problem("%s is reported with %s, not %s".formatted(control, wanted, method), "call verdict." + wanted);
        }
        long limits = Pattern.of(rule.tree()).stream()
                .filter(p -> p.is("Limit", Under.NOTHING))
                .filter(p -> p.literal("control").filter(control.name()::equals).isPresent())
                .count();
        if (limits != 1) {
            problem(
                    "measures %s without matching its limit once".formatted(control),
                    "add Limit( control == \"%s\", appliesTo($p), $max : value )".formatted(control));
        }
    }

    private void problem(String what, String maybe) {
        problems.add(rule.problem(rule.line(), what, maybe));
    }
}
