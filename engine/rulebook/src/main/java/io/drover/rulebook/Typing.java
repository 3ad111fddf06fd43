package io.drover.rulebook;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.drover.fact.Fact;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * Finds the type of an expression in a rule; everything that is not on the short list of allowed forms is a problem. Types
 * are {@code String}, {@code boolean}, {@code double}, {@code long}, a fact, {@code Number} for the result of an accumulate that
 * can only be compared, or {@link Unknown} after a problem.
 */
final class Typing {
    /** Type of what was already reported. */
    static final class Unknown {
        private Unknown() {}
    }

    private static final Set<String> TEXT_METHODS =
            Set.of("startsWith", "endsWith", "contains", "isEmpty", "length", "equals");
    private static final Set<String> TEXT_OPERATORS =
            Set.of("contains", "in", "matches", "str[startsWith]", "str[endsWith]");

    private final Map<String, Class<?>> variables;
    private final Optional<Class<? extends Fact>> pattern;
    private final boolean condition;
    private final BiConsumer<String, String> problems;

    /**
     * @param variables bound so far, with their types
     * @param pattern the fact whose properties may be named directly; absent outside patterns
     * @param condition whether it stands in a condition, where it may compare; consequences only compute
     * @param problems takes what is wrong and a suggestion
     */
    private Typing(
            Map<String, Class<?>> variables,
            Optional<Class<? extends Fact>> pattern,
            boolean condition,
            BiConsumer<String, String> problems) {
        this.variables = variables;
        this.pattern = pattern;
        this.condition = condition;
        this.problems = problems;
    }

    static Typing inCondition(
            Map<String, Class<?>> variables,
            Optional<Class<? extends Fact>> pattern,
            BiConsumer<String, String> problems) {
        return new Typing(variables, pattern, true, problems);
    }

    static Typing inConsequence(Map<String, Class<?>> variables, BiConsumer<String, String> problems) {
        return new Typing(variables, Optional.empty(), false, problems);
    }

    Class<?> of(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return of(enclosed.getInner());
        }
        if (expression instanceof StringLiteralExpr || expression instanceof TextBlockLiteralExpr) {
            return String.class;
        }
        if (expression instanceof BooleanLiteralExpr) {
            return boolean.class;
        }
        if (expression instanceof DoubleLiteralExpr) {
            return double.class;
        }
        if (expression instanceof IntegerLiteralExpr whole) {
            return whole(whole);
        }
        if (expression instanceof LongLiteralExpr) {
            return long.class;
        }
        return named(expression);
    }

    private Class<?> whole(IntegerLiteralExpr literal) {
        try {
            Integer.parseInt(literal.getValue());
            return long.class;
        } catch (NumberFormatException e) {
            return problem(
                    "%s is not written as a small whole number".formatted(literal.getValue()),
                    "write digits only, and an L behind more than nine of them");
        }
    }

    private Class<?> named(Expression expression) {
        if (expression instanceof DrlNameExpr name && name.getBackReferencesCount() == 0) {
            return name(name.getNameAsString());
        }
        if (expression instanceof NameExpr name) {
            return name(name.getNameAsString());
        }
        if (expression instanceof ThisExpr && pattern.isPresent()) {
            return pattern.get();
        }
        if (expression instanceof FieldAccessExpr field) {
            return member(of(field.getScope()), field.getNameAsString(), false);
        }
        if (expression instanceof MethodCallExpr call) {
            return call(call);
        }
        return operation(expression);
    }

    private Class<?> operation(Expression expression) {
        if (expression instanceof UnaryExpr unary) {
            return unary(unary);
        }
        if (expression instanceof BinaryExpr binary) {
            return new Operators(this, condition).binary(binary);
        }
        if (expression instanceof PointFreeExpr words && condition) {
            return words(words);
        }
        return problem(
                "%s may not stand here".formatted(Constraint.text(expression)),
                "use names, literals, comparisons and arithmetic only");
    }

    Class<?> problem(String what, String maybe) {
        problems.accept(what, maybe);
        return Unknown.class;
    }

    private Class<?> name(String name) {
        Class<?> variable = variables.get(name);
        if (variable != null) {
            return variable;
        }
        boolean property =
                pattern.filter(p -> FactTypes.properties(p).contains(name)).isPresent();
        if (!property && (Outputs.isGlobal(name) || name.equals("drools") || name.equals("kcontext"))) {
            return problem("%s may not be read".formatted(name), "use it in the consequence only");
        }
        if (pattern.isPresent() && !name.startsWith("$")) {
            return member(pattern.get(), name, false);
        }
        if (!name.startsWith("$")) {
            return problem(
                    "%s may not be named here".formatted(name), "use literals and variables of the conditions only");
        }
        return problem(
                "unknown variable %s".formatted(name),
                DidYouMean.hint(name, variables.keySet())
                        .orElse("bind it in a condition outside of not, exists and or"));
    }

    private Class<?> call(MethodCallExpr call) {
        call.getArguments().forEach(this::of);
        if (call.getScope().isPresent()) {
            return member(of(call.getScope().get()), call.getNameAsString(), true);
        }
        if (pattern.isEmpty()) {
            return problem(
                    "%s() may not be called".formatted(call.getNameAsString()), "call a method of a matched fact");
        }
        return member(pattern.get(), call.getNameAsString(), true);
    }

    private Class<?> member(Class<?> owner, String name, boolean call) {
        if (owner == Unknown.class) {
            return owner;
        }
        if (owner == String.class && call && TEXT_METHODS.contains(name)) {
            return name.equals("length") ? long.class : boolean.class;
        }
        Optional<Class<? extends Fact>> fact =
                FactTypes.find(owner.getSimpleName()).filter(owner::equals);
        if (fact.isEmpty()) {
            return problem(
                    "%s of a %s may not be used".formatted(name, owner.getSimpleName()),
                    "bind the value to a variable");
        }
        Class<?> type = FactTypes.methods(fact.get()).get(name);
        if (type == null) {
            Set<String> known = new HashSet<>(FactTypes.properties(fact.get()));
            return problem(
                    "%s has no property %s".formatted(owner.getSimpleName(), name),
                    DidYouMean.hint(name, known)
                            .orElse("it has "
                                    + String.join(
                                            ", ",
                                            FactTypes.components(fact.get()).keySet())));
        }
        return type == int.class ? long.class : type;
    }

    private Class<?> unary(UnaryExpr unary) {
        Class<?> inner = of(unary.getExpression());
        return switch (unary.getOperator()) {
            case LOGICAL_COMPLEMENT -> expect(inner, unary, boolean.class);
            case MINUS, PLUS ->
                Operators.isNumber(inner) || inner == Unknown.class
                        ? inner
                        : problem("%s is no number".formatted(Constraint.text(unary.getExpression())), "");
            default ->
                problem("%s writes".formatted(Constraint.text(unary)), "facts are immutable: compute without it");
        };
    }

    Class<?> expect(Class<?> found, Expression where, Class<?> wanted) {
        return found == wanted || found == Unknown.class
                ? wanted
                : problem(
                        "%s is a %s, not a %s"
                                .formatted(Constraint.text(where), found.getSimpleName(), wanted.getSimpleName()),
                        "compare it with something");
    }

    private Class<?> words(PointFreeExpr words) {
        String operator = words.getOperator().asString();
        Class<?> left = of(words.getLeft());
        if (!TEXT_OPERATORS.contains(operator)) {
            return problem(
                    "operator %s is not allowed".formatted(operator),
                    "use ==, in, contains, matches or str[startsWith]");
        }
        for (Expression right : words.getRight()) {
            Class<?> type = of(right);
            boolean known = left != Unknown.class && type != Unknown.class;
            if ((known && left != type) || left == double.class) {
                return problem("%s cannot be compared so".formatted(Constraint.text(words)), "compare text with text");
            }
            if (operator.equals("matches")) {
                Regex.problem(right).ifPresent(what -> problem(what, "use startsWith, contains or in"));
            }
        }
        return boolean.class;
    }
}
