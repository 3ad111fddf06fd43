package io.drover.research.guard;

import io.drover.research.guard.GuardMutant.Kind;
import io.drover.rulebook.RuleSources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes guard rules and their table, one thing at a time. */
final class GuardMutants {
    private static final Pattern RULE =
            Pattern.compile("(?ms)^rule \"([^\"]+)\"\\n    @Control\\((\\w+)\\)\\nwhen\\n(.*?)^then\\n(.*?)^end\\n");
    private static final Pattern CONDITION = Pattern.compile("==|!=|<|>|\\bnot (?=[A-Z])|appliesTo");
    private static final Pattern CALL = Pattern.compile("verdict\\.(measure(?:Sum)?)\\((.*)\\);");
    private static final Map<String, String> OPPOSITE =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">", "<=", "not ", "exists ", "appliesTo", "!appliesTo");

    private final RuleSources shipped;
    private final List<GuardMutant> mutants = new ArrayList<>();

    private GuardMutants(RuleSources shipped) {
        this.shipped = shipped;
    }

    static List<GuardMutant> of(RuleSources shipped) {
        GuardMutants made = new GuardMutants(shipped);
        shipped.files().forEach((file, text) -> {
            if (file.endsWith(".drl")) {
                RULE.matcher(text).results().forEach(rule -> made.change(file, text, rule));
            }
        });
        made.rows();
        return made.mutants;
    }

    /** Only what stands between a proposal and a broker: guards, their scenarios, and the tables. */
    static RuleSources guards(RuleSources all) {
        Map<String, String> files = new TreeMap<>(all.files());
        files.keySet().removeIf(name -> name.startsWith("strategy/"));
        return RuleSources.of(files);
    }

    static RuleSources with(RuleSources sources, String file, String text) {
        Map<String, String> files = new TreeMap<>(sources.files());
        files.put(file, text);
        return RuleSources.of(files);
    }

    /** Names of all rules of the guards. */
    static Set<String> names(RuleSources guards) {
        Set<String> names = new HashSet<>();
        guards.files().values().forEach(text -> RULE.matcher(text).results().forEach(r -> names.add(r.group(1))));
        return names;
    }

    private void change(String file, String text, MatchResult rule) {
        add(file, text, rule, Kind.RULE_REMOVED, "", "removed");
        Matcher conditions = CONDITION.matcher(rule.group(3));
        while (conditions.find()) {
            String found = conditions.group();
            String changed = rule.group(3).substring(0, conditions.start())
                    + OPPOSITE.get(found)
                    + rule.group(3).substring(conditions.end());
            Kind kind = found.equals("<") || found.equals(">") ? Kind.COMPARISON_NEGATED : Kind.CONDITION_NEGATED;
            add(
                    file,
                    text,
                    rule,
                    kind,
                    rule.group().replace(rule.group(3), changed),
                    line(changed, conditions.start()));
        }
        Matcher call = CALL.matcher(rule.group(4));
        if (call.find()) {
            String swapped = "verdict.%s(%s);".formatted(call.group(1), swapped(call.group(1), call.group(2)));
            add(file, text, rule, Kind.COMPARISON_NEGATED, rule.group().replace(call.group(), swapped), swapped);
        }
    }

    /** The limit measured against the value. */
    private static String swapped(String method, String arguments) {
        String[] a = arguments.split(", ", -1);
        return method.equals("measure")
                ? String.join(", ", a[0], a[1], a[3], a[2])
                : String.join(", ", a[0], a[1], a[2], a[5], "0.0", a[3] + " + " + a[4]);
    }

    private static String line(String text, int at) {
        int end = text.indexOf('\n', at);
        return text.substring(text.lastIndexOf('\n', at) + 1, end).strip();
    }

    private void add(String file, String text, MatchResult rule, Kind kind, String changed, String what) {
        String name = rule.group(1);
        String without = text.substring(0, rule.start()) + changed + text.substring(rule.end());
        String variant = changed.isEmpty()
                ? ""
                : "/** Changed. */\n"
                        + changed.replace("\"" + name + "\"", "\"%s-m%d\"".formatted(name, mutants.size()));
        String sound =
                changed.isEmpty() ? without.replaceFirst("(?s)/\\*\\*(?:(?!\\*/).)*\\*/\\n(?=\\n|$)", "") : without;
        mutants.add(
                new GuardMutant(name + ": " + what, name, rule.group(2), kind, variant, with(shipped, file, sound)));
    }

    /** Rows of narrower scope only make tighter; what they say is the table's own choice. */
    private void rows() {
        String table = shipped.files().get("limits.csv");
        table.lines()
                .filter(row -> row.matches("C\\d+,ACCOUNT,.*"))
                .forEach(row -> mutants.add(new GuardMutant(
                        "limits.csv: without " + row,
                        "",
                        row.substring(0, 3),
                        Kind.ROW_REMOVED,
                        "",
                        with(shipped, "limits.csv", table.replace(row + "\n", "")))));
    }
}
