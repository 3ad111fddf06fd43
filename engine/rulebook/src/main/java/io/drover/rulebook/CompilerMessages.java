package io.drover.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;

/**
 * Turns compiler messages into problems. The compiler often says line -1 or a line of generated code: then the offending
 * text is searched in the sources.
 */
final class CompilerMessages {
    private static final List<Pattern> OFFENDING = List.of(
            Pattern.compile("Unable to parse left part of expression: (.+)"),
            Pattern.compile("Unable to find class: ([\\w.$]+)"),
            Pattern.compile("method (\\w+)\\("),
            Pattern.compile("The method (\\w+)"),
            Pattern.compile("Unable to Analyse Expression (.+?):?\\s"),
            Pattern.compile("(\\$?\\w+) cannot be resolved"),
            Pattern.compile("symbol:?\\s+\\w+ (\\w+)"),
            Pattern.compile("rule \"?([\\w.-]+)"));

    private final List<RuleFile> files;
    private final Map<String, RuleFile> paths;

    CompilerMessages(List<RuleFile> files, Map<String, RuleFile> paths) {
        this.files = files;
        this.paths = paths;
    }

    List<RuleProblem> problems(List<Message> errors) {
        List<RuleProblem> problems = new ArrayList<>();
        for (Message error : errors) {
            String text = error.getText();
            if (!text.startsWith("Java source of") && !text.contains("null Package")) {
                problems.add(problem(error));
            }
        }
        if (problems.isEmpty()) {
            errors.forEach(e -> problems.add(new RuleProblem("rules", 1, "", firstLine(e.getText()), "")));
        }
        return problems.stream().distinct().sorted().toList();
    }

    /** The builder itself threw. */
    RuleProblem crash(RuntimeException e) {
        return locate(String.valueOf(e.getMessage()))
                .orElse(new RuleProblem(
                        files.isEmpty() ? "rules" : files.get(0).name(),
                        1,
                        "",
                        "the compiler failed: " + e,
                        "a consequence calls something unknown"));
    }

    private RuleProblem problem(Message error) {
        RuleFile file = paths.get(error.getPath() == null ? "" : error.getPath());
        if (file != null && error.getLine() > 0) {
            return new RuleProblem(
                    file.name(), error.getLine(), ruleAt(file, error.getLine()), firstLine(error.getText()), "");
        }
        return locate(error.getText())
                .orElse(new RuleProblem(file == null ? "rules" : file.name(), 1, "", firstLine(error.getText()), ""));
    }

    private Optional<RuleProblem> locate(String message) {
        for (Pattern pattern : OFFENDING) {
            Matcher matcher = pattern.matcher(message);
            if (matcher.find()) {
                String offending =
                        matcher.group(1).lines().findFirst().orElse("").strip();
                for (RuleFile file : files) {
                    int at = file.text().indexOf(offending);
                    if (at >= 0) {
                        int line = file.lineAt(at);
                        return Optional.of(
                                new RuleProblem(file.name(), line, ruleAt(file, line), firstLine(message), ""));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String ruleAt(RuleFile file, int line) {
        return file.rules().stream()
                .filter(r -> r.line() <= line)
                .reduce((a, b) -> b)
                .map(Rule::name)
                .orElse("");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text).strip();
    }
}
