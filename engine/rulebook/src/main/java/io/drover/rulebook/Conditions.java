package io.drover.rulebook;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/** Walks the conditions of one rule: allowed elements only, known facts and properties, types that fit. */
final class Conditions {
    private static final Set<String> FUNCTIONS = Set.of("count", "sum", "average", "min", "max");

    private final RuleFile file;
    private final Rule rule;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, Class<?>> variables = new LinkedHashMap<>();

    private Conditions(RuleFile file, Rule rule) {
        this.file = file;
        this.rule = rule;
    }

    static Conditions of(RuleFile file, Rule rule) {
        Conditions conditions = new Conditions(file, rule);
        AndDescr lhs = rule.tree().getLhs();
        if (lhs == null || lhs.getDescrs().isEmpty()) {
            conditions.problem(rule.line(), "has no conditions", "match the facts it speaks about");
        } else {
            conditions.group(lhs, conditions.variables);
        }
        return conditions;
    }

    /** Variables that a consequence may use, with their types. */
    Map<String, Class<?>> variables() {
        return variables;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    private void element(BaseDescr element, Map<String, Class<?>> scope) {
        if (element instanceof PatternDescr pattern) {
            if (pattern.getSource() == null) {
                fact(pattern, scope);
            } else {
                source(pattern, scope);
            }
        } else if (element instanceof NotDescr || element instanceof ExistsDescr || element instanceof ForallDescr) {
            if (element instanceof ForallDescr forall) {
                pair(forall);
            }
            Map<String, Class<?>> inner = new LinkedHashMap<>(scope);
            ((ConditionalElementDescr) element).getDescrs().forEach(d -> element((BaseDescr) d, inner));
        } else if (element instanceof OrDescr or) {
            alternatives(or, scope);
        } else if (element instanceof AndDescr and) {
            group(and, scope);
        } else {
            String name = element.getClass().getSimpleName().replace("Descr", "");
            problem(
                    element.getLine(),
                    "%s is not allowed".formatted(name.toLowerCase(java.util.Locale.ROOT)),
                    "write patterns over facts");
        }
    }

    private void group(AndDescr group, Map<String, Class<?>> scope) {
        words(group);
        group.getDescrs().forEach(d -> element(d, scope));
    }

    /** Beyond alternatives the engine mixes up the facts that a variable of theirs came from. */
    private void alternatives(OrDescr or, Map<String, Class<?>> scope) {
        words(or);
        or.getDescrs().forEach(d -> element(d, new LinkedHashMap<>(scope)));
    }

    private void words(ConditionalElementDescr group) {
        List<? extends BaseDescr> parts = group.getDescrs();
        for (int i = 1; i < parts.size(); i++) {
            int from = Math.max(0, parts.get(i - 1).getEndCharacter());
            String between =
                    file.text().substring(from, Math.max(from, parts.get(i).getStartCharacter()));
            if (between.contains("&&") || between.contains("||")) {
                problem(parts.get(i).getLine(), "joins patterns with && or ||", "write and, or");
            }
        }
    }

    private void pair(ForallDescr forall) {
        boolean pair = forall.getDescrs().size() == 2
                && forall.getDescrs().stream().allMatch(d -> d instanceof PatternDescr p && p.getSource() == null);
        if (!pair) {
            problem(
                    forall.getLine(),
                    "forall is not of two patterns",
                    "write forall( Bar( $s : symbol ) Quote( symbol == $s ) ), or not with the opposite test");
        } else if (types(forall).distinct().count() == 1) {
            String type = types(forall).findFirst().orElseThrow();
            problem(
                    forall.getLine(),
                    "forall compares %s with itself, which the engine cannot always".formatted(type),
                    "write not( %s( … ) and not %s( … ) )".formatted(type, type));
        }
    }

    private static Stream<String> types(ForallDescr forall) {
        return forall.getDescrs().stream().map(d -> ((PatternDescr) d).getObjectType());
    }

    private void fact(PatternDescr tree, Map<String, Class<?>> scope) {
        Optional<Class<? extends Fact>> type = FactTypes.find(tree.getObjectType());
        if (type.isEmpty()) {
            problem(
                    tree.getLine(),
                    "unknown fact %s".formatted(tree.getObjectType()),
                    DidYouMean.hint(tree.getObjectType(), FactTypes.names())
                            .orElse("use one of " + String.join(", ", FactTypes.names())));
            return;
        }
        if (!tree.getBehaviors().isEmpty() || tree.isQuery() || tree.isUnification()) {
            problem(tree.getLine(), "uses a window, query or unification", "write a plain pattern");
        }
        if (!tree.getAnnotations().isEmpty()) {
            problem(tree.getLine(), "has an annotation inside a condition", "delete it");
        }
        visible(tree);
        bind(tree.getIdentifier(), type.get(), tree.getLine(), scope);
        Pattern.of(tree, Pattern.Under.NOTHING).constraints().forEach(c -> constraint(c, type, scope));
    }

    /** A fact that never stands in a stage makes a rule that never fires. */
    private void visible(PatternDescr tree) {
        String type = tree.getObjectType();
        boolean judged = type.equals("Proposal");
        boolean derived = FactTypes.isDerived(type);
        if ((judged && rule.stage() != Stage.JUDGE) || (derived && rule.stage() != Stage.STRATEGY)) {
            problem(
                    tree.getLine(),
                    "%s is never seen in this stage".formatted(type),
                    judged ? "write a guard rule of concern risk or margin" : "read it in a strategy rule");
        }
    }

    private void constraint(Constraint constraint, Optional<Class<? extends Fact>> type, Map<String, Class<?>> scope) {
        if (constraint.expression().isEmpty()) {
            problem(
                    constraint.line(),
                    "cannot read %s".formatted(constraint.text()),
                    "write each test in full, value > 1 && value < 2");
            return;
        }
        Typing typing = typing(constraint.line(), type, scope);
        Class<?> found = typing.of(constraint.expression().get());
        if (constraint.bind().isEmpty()) {
            typing.expect(found, constraint.expression().get(), boolean.class);
        } else {
            new BoundExpression(constraint, (what, maybe) -> problem(constraint.line(), what, maybe))
                    .check(constraint.expression().get());
            bind(constraint.bind(), found, constraint.line(), scope);
        }
    }

    private void source(PatternDescr pattern, Map<String, Class<?>> scope) {
        if (!(pattern.getSource() instanceof AccumulateDescr accumulate)
                || !accumulate.getClass().equals(AccumulateDescr.class)
                || accumulate.getFunctions().isEmpty()
                || pattern.getIdentifier() != null) {
            problem(
                    pattern.getLine(),
                    "takes facts from elsewhere",
                    "write accumulate( Score( $x : points ); $sum : sum($x); $sum > 1 )");
            return;
        }
        if (!isPlain(accumulate.getInput())) {
            problem(
                    pattern.getLine(),
                    "accumulates over more than patterns",
                    "join a pattern with and, and not, and exists");
            return;
        }
        Map<String, Class<?>> inner = new LinkedHashMap<>(scope);
        element(accumulate.getInput(), inner);
        if (accumulate.getFunctions().size() > 1) {
            problem(
                    pattern.getLine(),
                    "accumulates several functions at once: the engine fires them on nothing",
                    "write one accumulate for each function");
        }
        accumulate.getFunctions().forEach(f -> function(f, accumulate.getLine(), inner, scope));
        Pattern.of(pattern, Pattern.Under.NOTHING).constraints().forEach(c -> constraint(c, Optional.empty(), scope));
    }

    /** Facts to go over come first; what follows them may also be missing. */
    private static boolean isPlain(BaseDescr input) {
        if (input instanceof AndDescr and) {
            return !and.getDescrs().isEmpty() && isPlain(and.getDescrs().get(0)) && !holdsSource(and);
        }
        return input instanceof PatternDescr pattern && pattern.getSource() == null;
    }

    private static boolean holdsSource(BaseDescr element) {
        return element instanceof ConditionalElementDescr group
                ? element instanceof OrDescr || group.getDescrs().stream().anyMatch(d -> holdsSource((BaseDescr) d))
                : element instanceof PatternDescr pattern && pattern.getSource() != null;
    }

    private void function(
            AccumulateFunctionCallDescr function, int line, Map<String, Class<?>> inner, Map<String, Class<?>> scope) {
        String name = function.getFunction();
        if (!FUNCTIONS.contains(name)) {
            problem(line, "accumulates with %s".formatted(name), "use count, sum, average, min or max");
            return;
        }
        Class<?> type = long.class;
        for (String parameter : function.getParams()) {
            type = Constraint.parse(line, parameter)
                    .expression()
                    .<Class<?>>map(e -> typing(line, Optional.empty(), inner).of(e))
                    .orElse(Typing.Unknown.class);
        }
        boolean number = type == long.class || type == double.class || type == Typing.Unknown.class;
        if (!number && !name.equals("count")) {
            problem(line, "%s of a %s".formatted(name, type.getSimpleName()), "accumulate a number, or count");
        }
        if (type == double.class && (name.equals("sum") || name.equals("average"))) {
            problem(
                    line,
                    "%s of doubles depends on their order".formatted(name),
                    "use a fact that Java has summed, Exposure");
        }
        bind(function.getBind(), result(name, type), line, scope);
    }

    /** The engine knows least and greatest doubles as numbers only: they can be compared, not computed with. */
    private static Class<?> result(String function, Class<?> type) {
        return switch (function) {
            case "count" -> long.class;
            case "average" -> double.class;
            default -> type == double.class ? Number.class : type;
        };
    }

    private void bind(@Nullable String name, Class<?> type, int line, Map<String, Class<?>> scope) {
        if (name == null) {
            return;
        }
        if (!name.startsWith("$")) {
            problem(line, "variable %s has no dollar sign".formatted(name), "write $" + name);
        }
        scope.put(name, type);
    }

    private Typing typing(int line, Optional<Class<? extends Fact>> type, Map<String, Class<?>> scope) {
        return Typing.inCondition(scope, type, (what, maybe) -> problem(line, what, maybe));
    }

    private void problem(int line, String what, String maybe) {
        problems.add(rule.problem(line, what, maybe));
    }
}
