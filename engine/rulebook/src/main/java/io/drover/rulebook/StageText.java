package io.drover.rulebook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule file as the compiler gets it: in the one package of its stage, and each rule with the salience of its stratum. What is
 * put in stands on the line of what was there, so that line numbers stay.
 *
 * <p>Drools 10.2 builds the network of its largest package at once and those of the others rule by rule, and what is built so can
 * overlook facts that rules derive, without a word. With one package nothing is built so.
 */
final class StageText {
    /** Strings and comments are skipped, so that the keyword is the keyword. */
    private static final String SKIPPED = "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|//[^\n]*|/\\*.*?\\*/|";

    private static final Pattern PACKAGE =
            Pattern.compile(SKIPPED + "\\bpackage\\s+(\\w+(?:\\s*\\.\\s*\\w+)*)", Pattern.DOTALL);
    private static final Pattern WHEN = Pattern.compile(SKIPPED + "\\b(when)\\b", Pattern.DOTALL);

    private StageText() {}

    /**
     * What the compiler gets.
     *
     * @throws RuleCheckException when the package is written in a way that is not understood
     */
    static String of(RuleFile file) {
        StringBuilder text = new StringBuilder(file.text());
        for (int i = file.rules().size() - 1; i >= 0; i--) {
            Rule rule = file.rules().get(i);
            Matcher when = next(WHEN, file.text(), rule.tree().getStartCharacter());
            text.insert(when.start(1), "salience " + rule.stratum().salience() + " ");
        }
        Matcher name = next(PACKAGE, file.text(), 0);
        if (!name.group(1).equals(file.tree().getName())) {
            String maybe = "write package " + file.tree().getName() + " without blanks in it";
            throw new RuleCheckException(List.of(new RuleProblem(
                    file.name(),
                    file.lineAt(name.start()),
                    "",
                    "package %s cannot be read".formatted(name.group(1)),
                    maybe)));
        }
        return text.replace(name.start(1), name.end(1), file.stage().packageName())
                .toString();
    }

    private static Matcher next(Pattern keyword, String text, int start) {
        Matcher token = keyword.matcher(text);
        for (boolean found = token.find(start); found; found = token.find()) {
            if (token.start(1) >= 0) {
                return token;
            }
        }
        throw new IllegalArgumentException("no %s after position %d".formatted(keyword, start));
    }
}
