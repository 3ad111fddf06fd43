package io.drover.rulebook;

import io.drover.decision.RuleSet;
import io.drover.port.RuleEvaluator;
import java.util.List;

/**
 * One rule set, checked and compiled once, whose tables may be others: what a sweep over parameters decides by. Safe to share
 * between threads.
 */
public final class RuleFamily {
    private final RuleSources sources;
    private final CheckedRules checked;
    private final RuleCache cache;
    private CompiledRules compiled;

    private RuleFamily(RuleSources sources, CheckedRules checked, RuleCache cache) {
        this.sources = sources;
        this.checked = checked;
        this.cache = cache;
        this.compiled = cache.compiled(sources);
    }

    /**
     * Checks a rule set, and compiles it when the cache has not got it.
     *
     * @throws RuleCheckException with everything that is wrong with it
     */
    public static RuleFamily of(RuleSources sources, RuleCache cache) {
        return new RuleFamily(sources, CheckedRules.sound(sources), cache);
    }

    /** As its tables were when it was compiled. */
    public RuleSources sources() {
        return sources;
    }

    /**
     * The same rules with the tables of {@code other}.
     *
     * @throws RuleCheckException when those tables are wrong, or do not fit the rules
     * @throws IllegalArgumentException when its rules are not the same
     */
    public RuleSet member(RuleSources other) {
        if (!other.ending(RuleSources.RULES).equals(sources.ending(RuleSources.RULES))) {
            throw new IllegalArgumentException(
                    "rule set %s has other rules than %s, not only other tables.\nMaybe compile it for itself."
                            .formatted(other.hash(), sources.hash()));
        }
        Tables tables = new Tables(other);
        List<RuleProblem> problems = Checks.ofTables(checked.files(), tables);
        if (!problems.isEmpty()) {
            throw new RuleCheckException(problems);
        }
        return new RuleSet(other.hash(), checked.ruleSet().rules(), tables.limits(), tables.strategies());
    }

    /** Evaluators for one thread, by the quickest way that knows all constructs. The first one waits for its code. */
    public synchronized Worker worker(EvaluatorSettings settings) {
        return new Worker(new Evaluators(settings).quickest(compiled, Runnable::run, this::keep));
    }

    private void keep(CompiledRules withCode) {
        compiled = withCode;
        cache.keep(withCode);
    }

    /** What one thread evaluates with: members of the family, one after the other. */
    public static final class Worker implements AutoCloseable {
        private final StageEvaluator evaluator;

        private Worker(StageEvaluator evaluator) {
            this.evaluator = evaluator;
        }

        /** The evaluator of a member; the one asked for before must not be used any more. */
        public RuleEvaluator of(RuleSet member) {
            return evaluator.with(member);
        }

        @Override
        public void close() {
            evaluator.close();
        }
    }
}
