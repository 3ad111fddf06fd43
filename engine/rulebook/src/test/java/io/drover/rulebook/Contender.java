package io.drover.rulebook;

import java.util.List;
import java.util.function.BiFunction;

/**
 * An evaluator that must decide as the reference does.
 *
 * @param name for messages
 * @param maker method of {@link Evaluators} that makes it
 */
record Contender(String name, BiFunction<Evaluators, CompiledRules, StageEvaluator> maker) {
    /** A further evaluator is one more line here. */
    static final List<Contender> ALL =
            List.of(new Contender("direct", Evaluators::direct), new Contender("generated", Evaluators::generated));

    StageEvaluator of(CompiledRules rules, EvaluatorSettings settings) {
        return maker.apply(new Evaluators(settings), rules);
    }

    @Override
    public String toString() {
        return name;
    }
}
