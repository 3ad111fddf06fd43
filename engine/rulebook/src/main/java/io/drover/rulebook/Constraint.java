package io.drover.rulebook;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ParseStart;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.printer.PrintUtil;

/**
 * One constraint of a pattern, or one result constraint of an accumulate.
 *
 * @param line where it begins
 * @param text as written
 * @param bind variable it binds, "" when none
 * @param expression what it tests or binds; absent when it is no expression
 */
record Constraint(int line, String text, String bind, Optional<Expression> expression) {
    static Constraint of(BaseDescr tree) {
        return parse(tree.getLine(), tree.getText() == null ? tree.toString() : tree.getText());
    }

    static Constraint parse(int line, String text) {
        try {
            ParseStart<DrlxExpression> parser = DrlxParser.buildDrlxParserWithArguments(List.of("str"));
            DrlxExpression parsed = DrlxParser.parseExpression(parser, text);
            String bind = parsed.getBind() == null ? "" : parsed.getBind().asString();
            return new Constraint(line, text, bind, Optional.of(parsed.getExpr()));
        } catch (ParseProblemException | ClassCastException e) {
            return new Constraint(line, text, "", Optional.empty());
        }
    }

    /** Whether it tests a boolean property, alone or as part of a disjunction or conjunction. */
    boolean tests(String property) {
        return expression.filter(e -> tests(e, property)).isPresent();
    }

    /** Whether it asks for one value. */
    boolean isEquality() {
        return expression
                .filter(e -> e instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.EQUALS)
                .isPresent();
    }

    /** {@code property == value} in either order; the other side as written. */
    Optional<Expression> equal(String property) {
        if (isEquality() && expression.orElseThrow() instanceof BinaryExpr equality) {
            if (text(equality.getLeft()).equals(property)) {
                return Optional.of(equality.getRight());
            }
            if (text(equality.getRight()).equals(property)) {
                return Optional.of(equality.getLeft());
            }
        }
        return Optional.empty();
    }

    /** Every name that stands in it. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("\\$\\w+").matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    static Optional<String> literal(Expression expression) {
        return expression instanceof StringLiteralExpr string ? Optional.of(string.getValue()) : Optional.empty();
    }

    static String text(Expression expression) {
        return PrintUtil.printNode(expression);
    }

    private static boolean tests(Expression expression, String property) {
        if (expression instanceof EnclosedExpr enclosed) {
            return tests(enclosed.getInner(), property);
        }
        if (expression instanceof BinaryExpr both) {
            return switch (both.getOperator()) {
                case AND -> tests(both.getLeft(), property) || tests(both.getRight(), property);
                case OR, EQUALS -> tests(both.getLeft(), property) || tests(both.getRight(), property);
                default -> false;
            };
        }
        return text(expression).equals(property);
    }
}
