package io.drover.rulebook.direct;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * The plan of one stage as Java source. No text of a rule is in it: only names of classes that Drools generated, of facts
 * and of {@link GeneratedStage}. Fields: {@code tN} facts of a type with version {@code vN}, {@code fN} and {@code nN} facts
 * that pass a sieve and how many, {@code xN} indexes.
 */
final class StageSource {
    private static final int BRANCHES_A_METHOD = 50;

    private final Sieves sieves;
    private final List<Class<?>> types;
    private final List<Expression.Any> expressions = new ArrayList<>();
    private final List<AccumulateFunction<Serializable>> functions = new ArrayList<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final StringBuilder members = new StringBuilder();
    private final String name;
    private final String text;

    private StageSource(List<BranchPlan> plans, Sieves sieves) {
        this.sieves = sieves;
        this.types = sieves.all().stream()
                .<Class<?>>map(Sieves.Sieve::type)
                .distinct()
                .toList();
        for (int i = 0; i < plans.size(); i++) {
            members.append(new BranchSource(this).write(i, plans.get(i)));
        }
        run(plans);
        SieveSource lists = new SieveSource(this, sieves.all());
        for (int i = 0; i < types.size(); i++) {
            members.append(lists.write(i, types.get(i)));
        }
        String body = fields() + members;
        this.name = "Stage" + hash(body);
        this.text = """
                package %s;
                import io.drover.rulebook.direct.FactIndex;
                import io.drover.rulebook.direct.FactList;
                import io.drover.rulebook.direct.GeneratedStage;
                public final class %s extends GeneratedStage {
                public %s(GeneratedStage.Linkage linkage) {
                super(linkage);
                %s}
                %s}
                """.formatted(
                        StageCode.PACKAGE.substring(0, StageCode.PACKAGE.length() - 1), name, name, links(), body);
    }

    static StageSource of(List<BranchPlan> plans, Sieves sieves) {
        return new StageSource(plans, sieves);
    }

    /** Name of the class; it holds the hash of the source, so that no other class can be taken for it. */
    String name() {
        return StageCode.PACKAGE + name;
    }

    String text() {
        return text;
    }

    List<Class<?>> types() {
        return types;
    }

    /** Those that have no class of their own, by number. */
    List<Expression.Any> expressions() {
        return expressions;
    }

    /** Of accumulates, by number. */
    List<AccumulateFunction<Serializable>> functions() {
        return functions;
    }

    int sieve(Node.Pattern pattern) {
        return sieves.of(pattern);
    }

    int function(AccumulateFunction<Serializable> function) {
        functions.add(function);
        return functions.size() - 1;
    }

    /** @param method of {@link GeneratedStage} that calls what has no class of its own */
    String call(String method, Expression expression, List<String> inputs, List<String> types) {
        return Callee.of(expression)
                .map(callee -> BranchSource.call(callee, inputs, types))
                .orElseGet(() -> {
                    expressions.add(expression.any());
                    return "%s(%d, new Object[] {%s})"
                            .formatted(method, expressions.size() - 1, String.join(", ", inputs));
                });
    }

    String readNow(Class<?> type) {
        int t = types.indexOf(type);
        return "t%d.readNow(); %s".formatted(t, refreshed(t));
    }

    private static String refreshed(int type) {
        return "if (v%d != t%d.version()) r%d();".formatted(type, type, type);
    }

    /** The index of a sieve by the key of a lookup; patterns with the same key share it. */
    String index(Node.Pattern pattern, int sieve) {
        Expression key = pattern.lookup().orElseThrow().key();
        String type = pattern.type().getName();
        String value = call("value", key, List.of("(" + type + ") in[i]"), List.of(type));
        String identity = sieve + " " + value;
        Integer known = indexes.get(identity);
        if (known != null) {
            return "x%d()".formatted(known);
        }
        int n = indexes.size();
        indexes.put(identity, n);
        members.append(SieveSource.index(n, sieve, types.indexOf(pattern.type()), value));
        return "x%d()".formatted(n);
    }

    private void run(List<BranchPlan> plans) {
        int methods = (plans.size() + BRANCHES_A_METHOD - 1) / BRANCHES_A_METHOD;
        members.append("@Override public void run(boolean[] chosen) throws Exception {\n");
        for (int i = 0; i < types.size(); i++) {
            members.append(refreshed(i)).append('\n');
        }
        for (int i = 0; i < methods; i++) {
            members.append("a%d(chosen);\n".formatted(i));
        }
        for (int i = 0; i < types.size(); i++) {
            members.append(refreshed(i)).append('\n');
        }
        members.append("}\n");
        for (int i = 0; i < methods; i++) {
            members.append("private void a%d(boolean[] chosen) throws Exception {\n".formatted(i));
            for (int b = i * BRANCHES_A_METHOD; b < Math.min(plans.size(), (i + 1) * BRANCHES_A_METHOD); b++) {
                members.append("if (chosen[%d]) b%d();\n".formatted(b, b));
            }
            members.append("}\n");
        }
    }

    private String fields() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            fields.append("private final FactList t%d;\nprivate long v%d = -1;\n".formatted(i, i));
        }
        for (int i = 0; i < sieves.all().size(); i++) {
            fields.append("private Object[] f%d = {};\nprivate int n%d;\n".formatted(i, i));
        }
        for (int i = 0; i < indexes.size(); i++) {
            fields.append("private final FactIndex x%d = new FactIndex();\n".formatted(i));
        }
        return fields.toString();
    }

    private String links() {
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            links.append("t%d = list(%d);\n".formatted(i, i));
        }
        return links.toString();
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
