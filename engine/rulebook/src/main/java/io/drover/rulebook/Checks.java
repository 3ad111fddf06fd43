package io.drover.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.QueryDescr;

/** All checks of rule trees. */
final class Checks {
    private Checks() {}

    static List<RuleProblem> of(List<RuleFile> files, Tables tables) {
        List<RuleProblem> problems = new ArrayList<>();
        for (RuleFile file : files) {
            new FileCheck(file, problems).run();
            for (Rule rule : file.rules()) {
                new HeaderCheck(rule, problems).run();
                if (!(rule.tree() instanceof QueryDescr)) {
                    body(file, rule, tables, problems);
                }
            }
        }
        List<Rule> rules = files.stream().flatMap(f -> f.rules().stream()).toList();
        new StrataCheck(rules, problems).run();
        ofInventory(rules, tables, problems);
        return problems;
    }

    /** What can be wrong with other tables, beside rules that passed all checks. */
    static List<RuleProblem> ofTables(List<RuleFile> files, Tables tables) {
        List<RuleProblem> problems = new ArrayList<>(tables.problems());
        List<Rule> rules = files.stream().flatMap(f -> f.rules().stream()).toList();
        rules.forEach(rule -> new EntryCheck(rule, tables, problems).run());
        ofInventory(rules, tables, problems);
        return problems;
    }

    /** Rows with a problem are left out of the tables: what misses them says nothing of the rules. */
    private static void ofInventory(List<Rule> rules, Tables tables, List<RuleProblem> problems) {
        new InventoryCheck(rules, tables, problems).run();
        if (tables.problems().isEmpty()) {
            new TableCheck(rules, tables.limits(), problems).run();
        }
    }

    private static void body(RuleFile file, Rule rule, Tables tables, List<RuleProblem> problems) {
        Conditions conditions = Conditions.of(file, rule);
        problems.addAll(conditions.problems());
        new JoinCheck(rule, problems).run();
        new ConsequenceCheck(file, rule, conditions, problems).run();
        new EntryCheck(rule, tables, problems).run();
        new GuardCheck(rule, problems).run();
    }
}
