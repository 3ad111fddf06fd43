package io.drover.rulebook;

import com.github.javaparser.ast.expr.Expression;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Patterns that rules may match text with: constant, and unable to run away. */
final class Regex {
    /** A quantified group or a reference back makes matching exponential in the worst case. */
    private static final java.util.regex.Pattern RUNAWAY =
            java.util.regex.Pattern.compile("\\)[*+?{]|\\\\[1-9k]|(?:[*+}][^*+{}]*){3}");

    private Regex() {}

    static Optional<String> problem(Expression pattern) {
        Optional<String> text = Constraint.literal(pattern);
        if (text.isEmpty()) {
            return Optional.of("pattern %s is no literal".formatted(Constraint.text(pattern)));
        }
        if (RUNAWAY.matcher(text.get()).find()) {
            return Optional.of("pattern \"%s\" can take for ever".formatted(text.get()));
        }
        try {
            java.util.regex.Pattern.compile(text.get());
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("pattern \"%s\" is malformed: %s".formatted(text.get(), e.getDescription()));
        }
    }
}
