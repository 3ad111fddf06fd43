package io.drover.rulebook;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * What stands behind the colon of a binding. Without parentheses the engine binds the first operand only, {@code close} of
 * {@code $d : close * 2}, and says nothing; a variable in it fails when the rule is evaluated.
 */
final class BoundExpression {
    private final Constraint constraint;
    private final BiConsumer<String, String> problems;

    /** @param problems takes what is wrong and a suggestion */
    BoundExpression(Constraint constraint, BiConsumer<String, String> problems) {
        this.constraint = constraint;
        this.problems = problems;
    }

    void check(Expression expression) {
        if (parts(expression).anyMatch(PointFreeExpr.class::isInstance)) {
            problems.accept("%s binds a test".formatted(constraint.text()), "write the test without a variable");
        } else if (!isOneTerm(expression)) {
            problems.accept(
                    "%s binds its first term only".formatted(constraint.text()),
                    "write %s : (%s), or bind and test separately"
                            .formatted(constraint.bind(), Constraint.text(expression)));
        } else if (parts(expression).anyMatch(BoundExpression::isVariable)) {
            problems.accept(
                    "%s computes with a variable, which the engine cannot".formatted(constraint.text()),
                    "compare with the variable, or compute in the consequence");
        } else if (parts(expression).anyMatch(BoundExpression::divides)) {
            problems.accept(
                    "%s divides: 0 / 0 is no number, and the engine orders what is none".formatted(constraint.text()),
                    "divide in a test, or in the consequence");
        }
    }

    private static boolean divides(Node node) {
        return node instanceof BinaryExpr both
                && (both.getOperator() == BinaryExpr.Operator.DIVIDE
                        || both.getOperator() == BinaryExpr.Operator.REMAINDER);
    }

    private static boolean isOneTerm(Expression expression) {
        return expression instanceof EnclosedExpr
                || expression instanceof NameExpr
                || expression instanceof DrlNameExpr
                || expression instanceof ThisExpr
                || expression instanceof FieldAccessExpr
                || expression instanceof MethodCallExpr;
    }

    private static Stream<Node> parts(Node node) {
        return Stream.concat(Stream.of(node), node.getChildNodes().stream().flatMap(BoundExpression::parts));
    }

    private static boolean isVariable(Node node) {
        String name = node instanceof DrlNameExpr drl
                ? drl.getNameAsString()
                : node instanceof NameExpr plain ? plain.getNameAsString() : "";
        return name.startsWith("$");
    }
}
