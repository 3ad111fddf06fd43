package io.drover.rulebook;

import io.drover.rulebook.direct.Plan;
import io.drover.rulebook.direct.StageCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generates and compiles the code of one rule set's plans while they already run step by step. Whatever goes wrong they go
 * on as they are: code is only quicker. Nothing is kept once it is closed.
 */
final class PlanCompilation implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlanCompilation.class);

    private final CompiledRules rules;
    private final Map<Stage, PlanRunner> runners;
    private final Function<Plan, StageCode> compiler;
    private final Consumer<CompiledRules> kept;
    private boolean closed;

    /** @param kept told of the rule set with its code */
    PlanCompilation(
            CompiledRules rules,
            Map<Stage, PlanRunner> runners,
            Function<Plan, StageCode> compiler,
            Consumer<CompiledRules> kept) {
        this.rules = rules;
        this.runners = runners;
        this.compiler = compiler;
        this.kept = kept;
    }

    @Override
    public void run() {
        try {
            Map<Stage, StageCode> code = new EnumMap<>(Stage.class);
            runners.forEach((stage, runner) -> {
                StageCode own = compiler.apply(runner.plan());
                runner.runBy(own);
                code.put(stage, own);
            });
            keep(rules.with(code));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            warn(e);
        }
    }

    private synchronized void keep(CompiledRules compiled) {
        if (!closed) {
            kept.accept(compiled);
        }
    }

    /** Waits for what is being kept at the moment, not for the compiler. */
    @Override
    public synchronized void close() {
        closed = true;
    }

    /** Uses the code that the rule set brings along. Returns whether it brought all. */
    boolean useKept() {
        try {
            for (Map.Entry<Stage, PlanRunner> runner : runners.entrySet()) {
                Optional<StageCode> code = rules.code(runner.getKey());
                if (code.isEmpty()) {
                    return false;
                }
                runner.getValue().runBy(code.get());
            }
            return true;
        } catch (IllegalStateException e) {
            warn(e);
            return false;
        }
    }

    private void warn(Throwable reason) {
        LOG.warn("plan_not_compiled rule_set={} reason=\"{}\"", rules.ruleSet().hash(), reason.toString());
    }
}
