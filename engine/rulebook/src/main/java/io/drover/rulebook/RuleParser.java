package io.drover.rulebook;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** From texts to rule trees; syntax errors become problems with their lines. */
final class RuleParser {
    private static final Pattern POSITION = Pattern.compile("\\[ERR \\d+] Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
    private static final Pattern DOC = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*$", Pattern.DOTALL);

    private final List<RuleProblem> problems = new ArrayList<>();
    private final JavaParser java = new JavaParser();

    /** Parses every rule file, by name; files with syntax errors are left out. */
    List<RuleFile> parse(RuleSources sources) {
        List<RuleFile> files = new ArrayList<>();
        sources.ending(RuleSources.RULES)
                .forEach((name, text) -> parse(name, text).ifPresent(files::add));
        return files;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    private Optional<RuleFile> parse(String name, String text) {
        int escape = text.indexOf("\\u");
        if (escape >= 0) {
            problem(name, line(text, escape), "holds a unicode escape", "write the character itself");
            return Optional.empty();
        }
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(false, text);
            parser.getErrors().forEach(error -> syntax(name, error));
            return tree == null || parser.hasErrors() ? Optional.empty() : Optional.of(file(name, text, tree));
        } catch (DroolsParserException | RuntimeException e) {
            problem(name, 1, "cannot be parsed: " + e, "");
            return Optional.empty();
        }
    }

    private RuleFile file(String name, String text, PackageDescr tree) {
        String concern = tree.getName().substring(tree.getName().lastIndexOf('.') + 1);
        Stage stage = name.startsWith("strategy/") ? Stage.STRATEGY : concern.equals("halt") ? Stage.HALT : Stage.JUDGE;
        List<Rule> rules = new ArrayList<>();
        for (RuleDescr rule : tree.getRules()) {
            rules.add(new Rule(name, stage, concern, rule.getLine(), doc(text, rule), rule, call(rule)));
        }
        return new RuleFile(name, text, stage, concern, tree, rules);
    }

    private Optional<Call> call(RuleDescr rule) {
        ParseResult<BlockStmt> block = java.parseBlock("{" + rule.getConsequence() + "}");
        return block.isSuccessful() ? block.getResult().flatMap(Call::of) : Optional.empty();
    }

    private static String doc(String text, RuleDescr rule) {
        Matcher doc = DOC.matcher(text.substring(0, Math.max(rule.getStartCharacter(), 0)));
        return doc.find() ? doc.group(1).replaceAll("\\s*\\n\\s*\\*? ?", " ").strip() : "";
    }

    private void syntax(String name, DroolsError error) {
        Matcher position = POSITION.matcher(error.getMessage());
        if (position.matches()) {
            problem(
                    name,
                    Integer.parseInt(position.group(1)),
                    position.group(3).strip(),
                    "a bracket, a comma or end is missing");
        } else if (!error.getMessage().contains("null Package")) {
            int[] lines = error.getLines();
            problem(name, lines.length > 0 ? lines[0] : 1, error.getMessage().strip(), "");
        }
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private void problem(String file, int line, String what, String maybe) {
        problems.add(new RuleProblem(file, Math.max(line, 1), "", what, maybe));
    }
}
