package io.drover.rulebook;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.List;
import java.util.Set;

/** The consequence is one call of the stage's output global, with {@code drools} first and plain values after it. */
final class ConsequenceCheck {
    private final RuleFile file;
    private final Rule rule;
    private final Conditions conditions;
    private final List<RuleProblem> problems;

    ConsequenceCheck(RuleFile file, Rule rule, Conditions conditions, List<RuleProblem> problems) {
        this.file = file;
        this.rule = rule;
        this.conditions = conditions;
        this.problems = problems;
    }

    void run() {
        Outputs output = Outputs.of(rule.stage());
        if (rule.call().isEmpty()) {
            problem("consequence is not one call of %s".formatted(output.global()), "write one rule for each call");
            return;
        }
        Call call = rule.call().get();
        if (!call.global().equals(output.global())) {
            problem(
                    "%s may not be called in this stage".formatted(call.global()),
                    "call one of the methods of " + output.global());
        } else if (!output.methods().contains(call.method())) {
            problem(
                    "%s has no method %s".formatted(output.global(), call.method()),
                    DidYouMean.hint(call.method(), output.methods()).orElse("use one of " + output.methods()));
        } else {
            arguments(call);
            call.terms().forEach(t -> term(t, call.method(), output.terms(call.method())));
        }
    }

    private void arguments(Call call) {
        List<Expression> arguments = call.arguments();
        if (arguments.isEmpty() || !Constraint.text(arguments.get(0)).equals("drools")) {
            problem(
                    "first argument of %s is not drools".formatted(call.method()),
                    "write %s.%s(drools, …)".formatted(call.global(), call.method()));
            return;
        }
        arguments.subList(1, arguments.size()).forEach(this::value);
    }

    private void term(MethodCallExpr term, String method, Set<String> terms) {
        if (!terms.contains(term.getNameAsString())) {
            problem(
                    "%s has no term %s".formatted(method, term.getNameAsString()),
                    DidYouMean.hint(term.getNameAsString(), terms)
                            .orElse(terms.isEmpty() ? "end the call there" : "use one of " + terms));
        }
        term.getArguments().forEach(this::value);
    }

    private void value(Expression expression) {
        Typing.inConsequence(conditions.variables(), this::problem).of(expression);
    }

    private void problem(String what, String maybe) {
        problems.add(rule.problem(line(), what, maybe));
    }

    /** Line of the consequence's first word, which the tree does not keep. */
    private int line() {
        String text = String.valueOf(rule.tree().getConsequence()).strip();
        int from =
                Math.max(rule.tree().getLhs() == null ? 0 : rule.tree().getLhs().getEndCharacter(), 0);
        int at = text.isEmpty() ? -1 : file.text().indexOf(text, from);
        return at < 0 ? rule.tree().getConsequenceLine() : file.lineAt(at);
    }
}
