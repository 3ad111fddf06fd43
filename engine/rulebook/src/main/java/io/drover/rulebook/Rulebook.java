package io.drover.rulebook;

import io.drover.port.RuleEvaluator;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

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

    /** What is wrong, by file and line, with its trees and tables. Nothing is compiled, so what only the compiler sees is not found. */
    public static List<RuleProblem> checkTrees(RuleSources sources) {
        return CheckedRules.of(sources).problems();
    }

    /** Everything that is wrong with a rule set, by file and line; compiles it when its trees and tables are fine. */
    public static List<RuleProblem> check(RuleSources sources) {
        CheckedRules checked = CheckedRules.of(sources);
        return checked.problems().isEmpty() ? compile(checked, rules -> {}) : checked.problems();
    }

    /** The same; what compiled is kept with the code of its plans, so that the next start compiles nothing. */
    public static List<RuleProblem> check(RuleSources sources, RuleCache cache, EvaluatorSettings settings) {
        CheckedRules checked = CheckedRules.of(sources);
        Evaluators evaluators = new Evaluators(settings);
        return checked.problems().isEmpty()
                ? compile(checked, rules -> cache.keep(evaluators.withCode(rules)))
                : checked.problems();
    }

    private static List<RuleProblem> compile(CheckedRules checked, Consumer<CompiledRules> then) {
        try {
            then.accept(checked.compiled());
            return List.of();
        } catch (RuleCheckException e) {
            return e.problems();
        }
    }

    /**
     * Checks and compiles a rule set for the reference evaluator: a fresh Drools session for each stage and cycle.
     *
     * @throws RuleCheckException with everything that is wrong with it
     */
    public static RuleEvaluator compile(RuleSources sources, EvaluatorSettings settings) {
        return compile(sources, settings, RuleCache.none());
    }

    /** The same, compiled only when the cache has not got it. */
    public static RuleEvaluator compile(RuleSources sources, EvaluatorSettings settings, RuleCache cache) {
        return new Evaluators(settings).reference(cache.compiled(sources));
    }

    /**
     * Checks and compiles a rule set for the evaluator without sessions, which decides the same and is much faster. A rule
     * set with a construct that it does not know is run by the reference, wholly; the log says which rule and why.
     *
     * @throws RuleCheckException with everything that is wrong with it
     */
    public static RuleEvaluator compileDirect(RuleSources sources, EvaluatorSettings settings) {
        return compileDirect(sources, settings, RuleCache.none());
    }

    /** The same, compiled only when the cache has not got it. */
    public static RuleEvaluator compileDirect(RuleSources sources, EvaluatorSettings settings, RuleCache cache) {
        return new Evaluators(settings).quickest(cache.compiled(sources));
    }

    /**
     * The same, and its plans are compiled to classes that decide the same and faster. The evaluator works at once; it goes
     * over to the classes between two evaluations when they are ready. The cache keeps them for the next start.
     *
     * @param background runs the compilation once, e.g. {@link #inBackground}
     */
    public static RuleEvaluator compileDirect(
            RuleSources sources, EvaluatorSettings settings, RuleCache cache, Executor background) {
        return new Evaluators(settings).quickest(cache.compiled(sources), background, cache::keep);
    }

    /** A thread of its own for each task, which keeps no process alive. */
    public static Executor inBackground() {
        return task -> {
            Thread thread = new Thread(task, "plan-compiler");
            thread.setDaemon(true);
            thread.start();
        };
    }

    /**
     * The reference with the evaluator without sessions beside it, which decides once it has decided the same for a while. A
     * rule set with a construct that it does not know is decided by the reference alone.
     *
     * @throws RuleCheckException with everything that is wrong with it
     */
    public static ShadowedEvaluator compileShadowed(
            RuleSources sources, EvaluatorSettings settings, RuleCache cache, Shadowing terms) {
        CompiledRules rules = cache.compiled(sources);
        Evaluators evaluators = new Evaluators(settings);
        return new ShadowedEvaluator(evaluators.reference(rules), evaluators.sessionless(rules), terms);
    }
}
