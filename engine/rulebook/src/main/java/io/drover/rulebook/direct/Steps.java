package io.drover.rulebook.direct;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/** Makes steps of conditions. */
final class Steps {
    private final Filters filters;

    Steps(Filters filters) {
        this.filters = filters;
    }

    /** The first step of conditions, each of which goes on with the next and the last with the end. */
    Step chain(List<Node> nodes, Step end) {
        Step next = end;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            next = nodes.get(i).match(new Before(next));
        }
        return next;
    }

    /** The step before another. */
    private final class Before implements Node.Cases<Step> {
        private final Step next;

        Before(Step next) {
            this.next = next;
        }

        @Override
        public Step pattern(Node.Pattern pattern) {
            return new Join(filters.of(pattern), pattern, next);
        }

        @Override
        public Step check(Node.Check check) {
            Step.Test[] tests = check.tests().stream().map(Calls::test).toArray(Step.Test[]::new);
            return slots -> {
                for (Step.Test test : tests) {
                    if (!test.holds(slots)) {
                        return false;
                    }
                }
                return next.run(slots);
            };
        }

        @Override
        public Step find(Node.Find find) {
            Step[] alternatives =
                    find.alternatives().stream().map(a -> chain(a, Step.FOUND)).toArray(Step[]::new);
            boolean wanted = find.wanted();
            return slots -> {
                for (Step alternative : alternatives) {
                    if (alternative.run(slots)) {
                        return wanted && next.run(slots);
                    }
                }
                return !wanted && next.run(slots);
            };
        }

        @Override
        public Step collect(Node.Collect collect) {
            Collecting end = new Collecting(
                    collect.function(),
                    collect.source().<Step.Value>map(s -> slots -> slots[s]).orElse(slots -> true));
            Step inner = chain(collect.inner(), end);
            return slots -> {
                end.begin();
                inner.run(slots);
                Object result = end.result();
                slots[collect.result()] = result;
                return result != null && next.run(slots);
            };
        }
    }

    /** Collects the values of one accumulate while its inner conditions are matched. */
    private static final class Collecting implements Step {
        private final AccumulateFunction<Serializable> function;
        private final Value source;
        private Serializable context;

        Collecting(AccumulateFunction<Serializable> function, Value source) {
            this.function = function;
            this.source = source;
            this.context = function.createContext();
        }

        void begin() throws Exception {
            context = function.initContext(function.createContext());
        }

        @Override
        public boolean run(@Nullable Object[] slots) throws Exception {
            function.accumulateValue(context, source.of(slots));
            return false;
        }

        @Nullable
        Object result() throws Exception {
            return function.getResult(context);
        }
    }
}
