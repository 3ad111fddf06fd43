package io.drover.rulebook.direct;

import java.io.Serializable;
import java.util.List;
import org.kie.api.runtime.rule.AccumulateFunction;

/** The conditions that are no pattern. */
final class Steps {
    private Steps() {}

    /** Tests what was bound before. */
    static Step check(List<Step.Test> tests, Step next) {
        return slots -> {
            for (Step.Test test : tests) {
                if (!test.holds(slots)) {
                    return false;
                }
            }
            return next.run(slots);
        };
    }

    /** {@code exists}: goes on once when one of the alternatives can be found. */
    static Step exists(List<Step> alternatives, Step next) {
        return slots -> isFound(alternatives, slots) && next.run(slots);
    }

    /** {@code not}: goes on when none of the alternatives can be found. */
    static Step not(List<Step> alternatives, Step next) {
        return slots -> !isFound(alternatives, slots) && next.run(slots);
    }

    private static boolean isFound(List<Step> alternatives, Object[] slots) throws Exception {
        for (Step alternative : alternatives) {
            if (alternative.run(slots)) {
                return true;
            }
        }
        return false;
    }

    /** Collects the values of one accumulate while its inner conditions are matched. */
    static final class Collect implements Step {
        private final AccumulateFunction<Serializable> function;
        private final Value source;
        private Serializable context;

        Collect(AccumulateFunction<Serializable> function, Value source) {
            this.function = function;
            this.source = source;
            this.context = function.createContext();
        }

        @Override
        public boolean run(Object[] slots) {
            function.accumulateValue(context, source.of(slots));
            return false;
        }

        /** {@code accumulate}: goes on with the result, unless there is none. */
        Step over(Step inner, int slot, Step next) {
            return slots -> {
                context = function.initContext(function.createContext());
                inner.run(slots);
                Object result = function.getResult(context);
                if (result == null) {
                    return false;
                }
                slots[slot] = result;
                return next.run(slots);
            };
        }
    }
}
