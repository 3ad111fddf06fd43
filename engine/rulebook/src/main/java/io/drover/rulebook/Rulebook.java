package io.drover.rulebook;

import io.drover.port.RuleEvaluator;
import java.nio.file.Path;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;

/** Entry to rule sets: read, check, compile. */
public final class Rulebook {
    private Rulebook() {}

    /**
     * Reads the files of a rule set: {@code strategy/**}, {@code guard/**}, {@code limits.csv}, {@code strategies.csv}.
     * Nothing is compiled.
     *
     * @param dir the rules directory
     * @param shippedGuards where guards, and the limits table if {@code dir} has none, come from when {@code dir} has no
     *     folder {@code guard}
     * @throws RuleCheckException when a folder or table is missing, or a file is unreadable, too large or not UTF-8
     */
    public static RuleSources read(Path dir, Path shippedGuards) {
        return new SourceReader().read(dir, shippedGuards);
    }

    /** Everything that is wrong with a rule set, by file and line; compiles it when its trees and tables are fine. */
    public static List<RuleProblem> check(RuleSources sources) {
        CheckedRules checked = CheckedRules.of(sources);
        if (!checked.problems().isEmpty()) {
            return checked.problems();
        }
        try {
            CompiledRules.compile(checked.files(), ExecutableModelProject.class).close();
            return List.of();
        } catch (RuleCheckException e) {
            return e.problems();
        }
    }

    /**
     * Checks and compiles a rule set for the reference evaluator.
     *
     * @throws RuleCheckException with everything that is wrong with it
     */
    public static RuleEvaluator compile(RuleSources sources, EvaluatorSettings settings) {
        return CheckedRules.sound(sources).compile(ExecutableModelProject.class, settings);
    }
}
