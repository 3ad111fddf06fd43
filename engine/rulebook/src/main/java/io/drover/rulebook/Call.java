package io.drover.rulebook;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The one call that a consequence consists of: {@code propose.buy(drools, $s).equityShare(0.10)}.
 *
 * @param global the output global it calls
 * @param method method of the global
 * @param arguments of that method, {@code drools} included
 * @param terms calls chained to it, first to last
 */
record Call(String global, String method, List<Expression> arguments, List<MethodCallExpr> terms) {
    /** The call, if the block is one. */
    static Optional<Call> of(BlockStmt block) {
        if (block.getStatements().size() != 1 || !block.getStatement(0).isExpressionStmt()) {
            return Optional.empty();
        }
        List<MethodCallExpr> chain = new ArrayList<>();
        Expression next = block.getStatement(0).asExpressionStmt().getExpression();
        while (next instanceof MethodCallExpr call) {
            chain.add(call);
            next = call.getScope().orElse(call.getNameAsExpression());
        }
        if (chain.isEmpty() || !(next instanceof NameExpr global)) {
            return Optional.empty();
        }
        Collections.reverse(chain);
        MethodCallExpr first = chain.get(0);
        NodeList<Expression> arguments = first.getArguments();
        return Optional.of(
                new Call(global.getNameAsString(), first.getNameAsString(), arguments, chain.subList(1, chain.size())));
    }

    boolean hasTerm(String name) {
        return terms.stream().anyMatch(t -> t.getNameAsString().equals(name));
    }
}
