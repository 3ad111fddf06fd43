package io.drover.rulebook;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.drover.rulebook.Typing.Unknown;
import java.math.BigInteger;

/** Types of two-sided expressions. */
final class Operators {
    private final Typing typing;
    private final boolean condition;

    /** @param condition whether it stands in a condition, where it may compare; consequences only compute */
    Operators(Typing typing, boolean condition) {
        this.typing = typing;
        this.condition = condition;
    }

    static boolean isNumber(Class<?> type) {
        return type == double.class || type == long.class;
    }

    Class<?> binary(BinaryExpr both) {
        Class<?> left = typing.of(both.getLeft());
        Class<?> right = typing.of(both.getRight());
        boolean known = left != Unknown.class && right != Unknown.class;
        return switch (both.getOperator()) {
            case AND, OR -> condition ? truth(both, left, right) : misplaced(both);
            case EQUALS, NOT_EQUALS -> condition ? equality(both, left, right, known) : misplaced(both);
            case LESS, GREATER, LESS_EQUALS, GREATER_EQUALS ->
                condition ? order(both, left, right, known) : misplaced(both);
            case PLUS ->
                !condition && (left == String.class || right == String.class)
                        ? String.class
                        : arithmetic(both, left, right, known);
            case MINUS, MULTIPLY, DIVIDE, REMAINDER -> arithmetic(both, left, right, known);
            default ->
                typing.problem(
                        "operator %s is not allowed"
                                .formatted(both.getOperator().asString()),
                        "");
        };
    }

    private Class<?> misplaced(Expression both) {
        return typing.problem(
                "%s compares in a consequence".formatted(Constraint.text(both)), "move it into the conditions");
    }

    private Class<?> truth(BinaryExpr both, Class<?> left, Class<?> right) {
        typing.expect(left, both.getLeft(), boolean.class);
        typing.expect(right, both.getRight(), boolean.class);
        return boolean.class;
    }

    private Class<?> equality(BinaryExpr both, Class<?> left, Class<?> right, boolean known) {
        if (known && (isInexact(left) || isInexact(right))) {
            typing.problem(
                    "%s compares doubles for equality".formatted(Constraint.text(both)), "use < or > with a tolerance");
        } else if (known && left != right) {
            mismatch(both, left, right);
        } else if (isTooLarge(both.getLeft()) || isTooLarge(both.getRight())) {
            typing.problem(
                    "%s cannot tell its whole number from the next one".formatted(Constraint.text(both)),
                    "compare with >= and <=");
        } else if (left == boolean.class && (isComputed(both.getLeft()) || isComputed(both.getRight()))) {
            typing.problem(
                    "%s compares what it computes with a truth value".formatted(Constraint.text(both)),
                    "write the test by itself, or !( … )");
        }
        return boolean.class;
    }

    private Class<?> order(BinaryExpr both, Class<?> left, Class<?> right, boolean known) {
        if (known && !(isComparable(left) && isComparable(right))) {
            return mismatch(both, left, right);
        }
        whole(both.getLeft(), right);
        whole(both.getRight(), left);
        return boolean.class;
    }

    /** The engine compares a whole number with a constant as doubles, which are exact below 2^53 only. */
    private static boolean isTooLarge(Expression side) {
        if (side instanceof EnclosedExpr || side instanceof UnaryExpr) {
            return side.getChildNodes().stream().anyMatch(n -> isTooLarge((Expression) n));
        }
        return side instanceof LongLiteralExpr constant
                && new BigInteger(constant.asNumber().toString()).bitLength() > 53;
    }

    private static boolean isInexact(Class<?> type) {
        return type == double.class || type == Number.class;
    }

    private static boolean isComparable(Class<?> type) {
        return isNumber(type) || type == Number.class;
    }

    private static boolean isComputed(Expression side) {
        return side instanceof EnclosedExpr || side instanceof BinaryExpr || side instanceof UnaryExpr;
    }

    /** The engine compares a double with {@code 2} and {@code 2.0}, not with {@code 2L}. */
    private void whole(Expression side, Class<?> other) {
        if (isInexact(other) && side instanceof LongLiteralExpr) {
            typing.problem("%s stands beside a double".formatted(Constraint.text(side)), "write it with a point, 2.0");
        }
    }

    private Class<?> arithmetic(BinaryExpr both, Class<?> left, Class<?> right, boolean known) {
        if (!known) {
            return Unknown.class;
        }
        if (left == Number.class || right == Number.class) {
            return typing.problem(
                    "%s computes with a least or greatest double".formatted(Constraint.text(both)),
                    "compare it, the engine cannot compute with it");
        }
        if (!isNumber(left) || !isNumber(right)) {
            return mismatch(both, left, right);
        }
        if (left == long.class && right == long.class && both.getOperator() == BinaryExpr.Operator.DIVIDE) {
            return typing.problem(
                    "%s divides whole numbers".formatted(Constraint.text(both)), "write one of them as a double, 2.0");
        }
        return left == double.class || right == double.class ? double.class : long.class;
    }

    private Class<?> mismatch(Expression both, Class<?> left, Class<?> right) {
        return typing.problem(
                "%s compares or combines a %s with a %s"
                        .formatted(Constraint.text(both), left.getSimpleName(), right.getSimpleName()),
                "check the quotes and the property");
    }
}
