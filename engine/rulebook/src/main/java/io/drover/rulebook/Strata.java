package io.drover.rulebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives each rule the salience of its stratum, on the line of its header, so that line numbers stay. */
final class Strata {
    /** Strings and comments are skipped, so that the keyword is the keyword. */
    private static final Pattern WHEN = Pattern.compile(
            "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|//[^\n]*|/\\*.*?\\*/|\\b(when)\\b", Pattern.DOTALL);

    private Strata() {}

    static String inject(RuleFile file) {
        StringBuilder text = new StringBuilder(file.text());
        for (int i = file.rules().size() - 1; i >= 0; i--) {
            Rule rule = file.rules().get(i);
            int when = when(file.text(), rule.tree().getStartCharacter());
            text.insert(when, "salience " + rule.stratum().salience() + " ");
        }
        return text.toString();
    }

    private static int when(String text, int start) {
        Matcher token = WHEN.matcher(text);
        for (boolean found = token.find(start); found; found = token.find()) {
            if (token.start(1) >= 0) {
                return token.start(1);
            }
        }
        throw new IllegalArgumentException("no rule at position " + start);
    }
}
