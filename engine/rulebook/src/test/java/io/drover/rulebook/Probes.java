package io.drover.rulebook;

import io.drover.fact.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;

/**
 * What is false in a rule, found by the engine itself: a throw-away rule for each beginning of its conditions and, where the
 * beginning ends with a pattern, for each beginning of that pattern's constraints. The shortest that does not fire ends
 * with what is false.
 */
final class Probes {
    private final KieBase base;

    Probes(RuleFile file) {
        this.base = compile(file);
    }

    /**
     * What must be said of one rule.
     *
     * @param matched whether all its conditions are true
     * @param from first line of what is false
     * @param to last line of it
     * @param condition what is false, as written; absent where only lines are known
     */
    record Expected(boolean matched, int from, int to, Optional<String> condition) {
        boolean accepts(WhyNot.Answer answer) {
            return answer.matched() == matched
                    && (matched || (answer.line() >= from && answer.line() <= to))
                    && condition.map(answer.condition()::equals).orElse(true);
        }
    }

    /** Names of the probes that fire. */
    Set<String> fired(List<Fact> facts) {
        Set<String> fired = new HashSet<>();
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("fired", fired);
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return fired;
    }

    static Expected expected(Rule rule, Set<String> fired) {
        List<? extends BaseDescr> elements = rule.tree().getLhs().getDescrs();
        for (int k = 0; k < elements.size(); k++) {
            if (!fired.contains(name(rule, k))) {
                return expected(rule, k, elements.get(k), fired);
            }
        }
        return new Expected(true, 0, 0, Optional.empty());
    }

    private static Expected expected(Rule rule, int k, BaseDescr element, Set<String> fired) {
        if (element instanceof NotDescr not && not.getDescrs().get(0) instanceof PatternDescr pattern) {
            return at(pattern.getLine(), "not " + pattern.getObjectType());
        }
        if (!isPlain(element)) {
            return new Expected(false, element.getLine(), element.getEndLine(), Optional.empty());
        }
        PatternDescr pattern = (PatternDescr) element;
        List<Constraint> constraints =
                Pattern.of(pattern, Pattern.Under.NOTHING).constraints();
        for (int c = 0; c < constraints.size(); c++) {
            if (!fired.contains(name(rule, k) + "/" + c)) {
                return c == 0
                        ? at(pattern.getLine(), pattern.getObjectType())
                        : at(
                                constraints.get(c - 1).line(),
                                constraints.get(c - 1).text());
            }
        }
        Constraint last = constraints.get(constraints.size() - 1);
        return at(last.line(), last.text());
    }

    private static Expected at(int line, String condition) {
        return new Expected(false, line, line, Optional.of(condition));
    }

    private static boolean isPlain(BaseDescr element) {
        return element instanceof PatternDescr pattern
                && !(pattern.getSource() instanceof AccumulateDescr)
                && !pattern.getDescrs().isEmpty();
    }

    private static String name(Rule rule, int element) {
        return rule.name() + "#" + element;
    }

    private static KieBase compile(RuleFile file) {
        StringBuilder text =
                new StringBuilder("package probes;\nimport io.drover.fact.*;\nglobal java.util.Set fired;\n");
        file.rules().forEach(rule -> probes(file, rule, text));
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("probes", file.concern(), "1");
        KieFileSystem input = services.newKieFileSystem();
        input.generateAndWritePomXML(id);
        input.write("src/main/resources/probes/" + file.concern() + ".drl", text.toString());
        KieBuilder builder = services.newKieBuilder(input).buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(errors + "\n" + text);
        }
        KieBase base = services.newKieContainer(id).getKieBase();
        services.getRepository().removeKieModule(id);
        return base;
    }

    private static void probes(RuleFile file, Rule rule, StringBuilder text) {
        List<String> before = new ArrayList<>();
        List<? extends BaseDescr> elements = rule.tree().getLhs().getDescrs();
        for (int k = 0; k < elements.size(); k++) {
            BaseDescr element = elements.get(k);
            if (isPlain(element)) {
                constraints(name(rule, k), before, (PatternDescr) element, text);
            }
            before.add(file.text().substring(element.getStartCharacter(), element.getEndCharacter() + 1));
            probe(name(rule, k), before, text);
        }
    }

    private static void constraints(String name, List<String> before, PatternDescr pattern, StringBuilder text) {
        List<Constraint> all = Pattern.of(pattern, Pattern.Under.NOTHING).constraints();
        String bind = pattern.getIdentifier() == null ? "" : pattern.getIdentifier() + " : ";
        for (int c = 0; c < all.size(); c++) {
            String inside = all.subList(0, c).stream().map(Constraint::text).collect(Collectors.joining(", "));
            List<String> conditions = new ArrayList<>(before);
            conditions.add("%s%s( %s )".formatted(bind, pattern.getObjectType(), inside));
            probe(name + "/" + c, conditions, text);
        }
    }

    private static void probe(String name, List<String> conditions, StringBuilder text) {
        text.append("rule \"%s\" when\n".formatted(name));
        conditions.forEach(c -> text.append("    ").append(c).append('\n'));
        text.append("then\n    fired.add(\"%s\");\nend\n".formatted(name));
    }
}
