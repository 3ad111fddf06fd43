package io.drover.rulebook.direct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the conditions of one branch as nested loops. Locals: {@code sN} slots, others are numbered as they come. */
final class BranchSource {
    private static final String ANY = "java.lang.Object";

    private final StageSource stage;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, String> types = new HashMap<>();
    private int locals;

    BranchSource(StageSource stage) {
        this.stage = stage;
    }

    /** @param number of the branch */
    String write(int number, BranchPlan plan) {
        line("private void b%d() throws Exception {".formatted(number));
        plan.derivedRead().forEach(type -> line(stage.readNow(type)));
        if (!plan.patterns().isEmpty()) {
            line(plan.patterns().stream()
                    .map(p -> "n%d == 0".formatted(stage.sieve(p)))
                    .distinct()
                    .collect(Collectors.joining(" || ", "if (", ") return;")));
        }
        all(plan.conditions(), () -> fire(number));
        line("}");
        return text.toString();
    }

    private void fire(int number) {
        line("Object[] s = slots(%d);".formatted(number));
        types.keySet().stream().sorted().forEach(slot -> line("s[%d] = s%d;".formatted(slot, slot)));
        line("fire(%d);".formatted(number));
    }

    /** Conditions, each around the next, and what is to be done when all are true inside. */
    private void all(List<Node> nodes, Runnable inside) {
        if (nodes.isEmpty()) {
            inside.run();
        } else {
            nodes.get(0).match(new Around(() -> all(nodes.subList(1, nodes.size()), inside)));
        }
    }

    /** Conditions in a scope of their own: what they match is unknown after it. */
    private void scoped(List<Node> nodes, Runnable inside) {
        Map<Integer, String> outer = Map.copyOf(types);
        all(nodes, inside);
        types.keySet().retainAll(outer.keySet());
    }

    /** One condition. */
    private final class Around implements Node.Cases<Boolean> {
        private final Runnable inside;

        Around(Runnable inside) {
            this.inside = inside;
        }

        @Override
        public Boolean pattern(Node.Pattern pattern) {
            int sieve = stage.sieve(pattern);
            int n = locals++;
            line("int m%d = n%d;".formatted(n, sieve));
            loop(pattern, sieve, n);
            String type = pattern.type().getName();
            line("%s s%d = (%s) f%d[i%d];".formatted(type, pattern.slot(), type, sieve, n));
            types.put(pattern.slot(), type);
            for (Node.Bind bind : pattern.binds()) {
                line("%s s%d = %s;".formatted(result(bind.value()), bind.slot(), value(bind.value())));
                types.put(bind.slot(), result(bind.value()));
            }
            guarded(Stream.concat(
                    pattern.tests().stream().map(BranchSource.this::test),
                    pattern.exact().stream().map(e -> "same(%s, %s)".formatted(value(e.key()), value(e.wanted())))));
            line("}");
            return true;
        }

        private void loop(Node.Pattern pattern, int sieve, int n) {
            if (pattern.lookup().isEmpty()) {
                line("for (int i%d = 0; i%d < m%d; i%d++) {".formatted(n, n, n, n));
                return;
            }
            Node.Lookup lookup = pattern.lookup().get();
            line("Object k%d = m%d > SCAN ? %s : null;".formatted(n, n, value(lookup.wanted())));
            line("FactIndex x%d = m%d > SCAN && (k%d == null || k%d.getClass() == %s.class) ? %s : null;"
                    .formatted(n, n, n, n, lookup.type().getName(), stage.index(pattern, sieve)));
            String positions =
                    "for (int iN = xN == null ? 0 : xN.first(kN); xN == null ? iN < mN : iN >= 0; iN = xN == null ? iN + 1 : xN.after(iN, kN)) {";
            line(positions.replace("N", String.valueOf(n)));
        }

        @Override
        public Boolean check(Node.Check check) {
            guarded(check.tests().stream().map(BranchSource.this::test));
            return true;
        }

        private void guarded(Stream<String> tests) {
            String all = tests.collect(Collectors.joining(" && "));
            if (all.isEmpty()) {
                inside.run();
                return;
            }
            line("if (%s) {".formatted(all));
            inside.run();
            line("}");
        }

        @Override
        public Boolean find(Node.Find find) {
            int n = locals++;
            line("boolean e%d = false;".formatted(n));
            line("l%d: {".formatted(n));
            for (List<Node> alternative : find.alternatives()) {
                line("{");
                scoped(alternative, () -> line("e%d = true; break l%d;".formatted(n, n)));
                line("}");
            }
            line("}");
            line("if (e%d == %s) {".formatted(n, find.wanted()));
            inside.run();
            line("}");
            return true;
        }

        @Override
        public Boolean collect(Node.Collect collect) {
            int function = stage.function(collect.function());
            int n = locals++;
            line("java.io.Serializable c%d = begin(%d);".formatted(n, function));
            line("{");
            String value = collect.source().map(s -> "s" + s).orElse("Boolean.TRUE");
            scoped(collect.inner(), () -> line("add(%d, c%d, %s);".formatted(function, n, value)));
            line("}");
            line("Object s%d = result(%d, c%d);".formatted(collect.result(), function, n));
            types.put(collect.result(), ANY);
            line("if (s%d != null) {".formatted(collect.result()));
            inside.run();
            line("}");
            return true;
        }
    }

    private static String result(Expression expression) {
        return Callee.of(expression).map(Callee::result).orElse(ANY);
    }

    private String test(Expression expression) {
        return call("holds", expression);
    }

    private String value(Expression expression) {
        return call("value", expression);
    }

    private String call(String method, Expression expression) {
        List<String> inputs = expression.inputs().stream().map(s -> "s" + s).toList();
        return stage.call(
                method,
                expression,
                inputs,
                expression.inputs().stream()
                        .map(s -> types.getOrDefault(s, ANY))
                        .toList());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** A call with casts where a local is not known to be what is wanted. */
    static String call(Callee callee, List<String> inputs, List<String> types) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> {
                    String wanted = callee.parameters().get(i);
                    return wanted.equals(types.get(i)) ? inputs.get(i) : "(" + wanted + ") " + inputs.get(i);
                })
                .collect(Collectors.joining(
                        ", ", callee.name() + ".INSTANCE." + callee.method().getName() + "(", ")"));
    }
}
