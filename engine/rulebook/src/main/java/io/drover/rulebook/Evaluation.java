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
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * Computes a condition for an explanation, over the forms that {@link Typing} lets pass. Numbers are {@code Double} or
 * {@code Long}. Decisions never come from here.
 */
final class Evaluation {
    private final Optional<Object> fact;
    private final Map<String, Object> variables;

    /** @param fact whose properties are named directly; absent in result constraints */
    Evaluation(Optional<Object> fact, Map<String, Object> variables) {
        this.fact = fact;
        this.variables = variables;
    }

    boolean isTrue(Expression expression) {
        return of(expression).equals(true);
    }

    Object of(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return of(enclosed.getInner());
        }
        if (expression instanceof StringLiteralExpr text) {
            return text.asString();
        }
        if (expression instanceof BooleanLiteralExpr truth) {
            return truth.getValue();
        }
        if (expression instanceof DoubleLiteralExpr number) {
            return number.asDouble();
        }
        if (expression instanceof IntegerLiteralExpr || expression instanceof LongLiteralExpr) {
            return Long.parseLong(Constraint.text(expression).replaceAll("[lL_]", ""));
        }
        return named(expression);
    }

    private Object named(Expression expression) {
        if (expression instanceof DrlNameExpr name) {
            return name(name.getNameAsString());
        }
        if (expression instanceof NameExpr name) {
            return name(name.getNameAsString());
        }
        if (expression instanceof ThisExpr) {
            return fact.orElseThrow();
        }
        if (expression instanceof FieldAccessExpr field) {
            return call(of(field.getScope()), field.getNameAsString(), List.of());
        }
        if (expression instanceof MethodCallExpr call) {
            Object owner = call.getScope().map(this::of).orElseGet(fact::orElseThrow);
            return call(
                    owner,
                    call.getNameAsString(),
                    call.getArguments().stream().map(this::of).toList());
        }
        return operation(expression);
    }

    private Object operation(Expression expression) {
        if (expression instanceof UnaryExpr unary) {
            Object inner = of(unary.getExpression());
            return switch (unary.getOperator()) {
                case LOGICAL_COMPLEMENT -> inner.equals(false);
                case MINUS -> inner instanceof Long whole ? -whole : -number(inner);
                default -> inner;
            };
        }
        if (expression instanceof BinaryExpr binary) {
            return binary(binary);
        }
        if (expression instanceof PointFreeExpr words) {
            return words(words) != words.isNegated();
        }
        throw new IllegalArgumentException("%s is no condition".formatted(Constraint.text(expression)));
    }

    private Object name(String name) {
        Object variable = variables.get(name);
        return variable != null ? variable : call(fact.orElseThrow(), name, List.of());
    }

    private static Object call(Object owner, String method, List<Object> arguments) {
        Method found = Arrays.stream(owner.getClass().getMethods())
                .filter(m -> m.getName().equals(method) && m.getParameterCount() == arguments.size())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no %s".formatted(owner, method)));
        try {
            Object result = found.invoke(owner, arguments.toArray());
            return result instanceof Integer whole ? Long.valueOf(whole) : result;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("%s of %s cannot be read".formatted(method, owner), e);
        }
    }

    private Object binary(BinaryExpr both) {
        return switch (both.getOperator()) {
            case AND -> isTrue(both.getLeft()) && isTrue(both.getRight());
            case OR -> isTrue(both.getLeft()) || isTrue(both.getRight());
            case EQUALS -> of(both.getLeft()).equals(of(both.getRight()));
            case NOT_EQUALS -> !of(both.getLeft()).equals(of(both.getRight()));
            case LESS -> order(both).filter(o -> o < 0).isPresent();
            case LESS_EQUALS -> order(both).filter(o -> o <= 0).isPresent();
            case GREATER -> order(both).filter(o -> o > 0).isPresent();
            case GREATER_EQUALS -> order(both).filter(o -> o >= 0).isPresent();
            default -> arithmetic(both);
        };
    }

    /** As the engine compares numbers: whole ones exactly, others as doubles with -0.0 below 0.0; none beside NaN. */
    private Optional<Integer> order(BinaryExpr both) {
        Object left = of(both.getLeft());
        Object right = of(both.getRight());
        if (left instanceof Long one && right instanceof Long other) {
            return Optional.of(Long.compare(one, other));
        }
        double one = number(left);
        double other = number(right);
        return Double.isNaN(one) || Double.isNaN(other) ? Optional.empty() : Optional.of(Double.compare(one, other));
    }

    private Object arithmetic(BinaryExpr both) {
        if (of(both.getLeft()) instanceof Long one && of(both.getRight()) instanceof Long other) {
            return whole(both.getOperator(), one, other);
        }
        double left = number(of(both.getLeft()));
        double right = number(of(both.getRight()));
        return switch (both.getOperator()) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            default -> left % right;
        };
    }

    private static long whole(BinaryExpr.Operator operator, long left, long right) {
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case MULTIPLY -> left * right;
            default -> left % right;
        };
    }

    private static double number(Object value) {
        return value instanceof Long whole ? whole : (Double) value;
    }

    private boolean words(PointFreeExpr words) {
        String left = of(words.getLeft()).toString();
        List<String> right =
                words.getRight().stream().map(r -> of(r).toString()).toList();
        return switch (words.getOperator().asString()) {
            case "in" -> right.contains(left);
            case "contains" -> left.contains(right.get(0));
            case "matches" -> left.matches(right.get(0));
            case "str[startsWith]" -> left.startsWith(right.get(0));
            default -> left.endsWith(right.get(0));
        };
    }
}
