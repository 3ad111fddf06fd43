package io.drover.rulebook.direct;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * One condition of a rule as it was read. Slots are numbers of values: of what has been matched, bound or computed; a
 * condition writes only its own.
 */
sealed interface Node {
    <R> R match(Cases<R> cases);

    /** What to do with each kind. */
    interface Cases<R> {
        R pattern(Pattern pattern);

        R check(Check check);

        R find(Find find);

        R collect(Collect collect);
    }

    /**
     * Every fact of a type that passes its own tests and those that compare it with what was matched before.
     *
     * @param own tests on the fact alone
     * @param slot of the fact
     * @param binds variables that later conditions need
     * @param tests on the fact and earlier slots
     * @param lookup an equality among the tests that an index can answer
     * @param exact equalities of whole numbers among the tests, which compare them as doubles: where both are whole, they
     *     must be equal beyond 2^53 too, as in the indexes of sessions
     */
    record Pattern(
            Class<?> type,
            List<Expression> own,
            int slot,
            List<Bind> binds,
            List<Expression> tests,
            Optional<Lookup> lookup,
            List<Lookup> exact)
            implements Node {
        public Pattern {
            own = List.copyOf(own);
            binds = List.copyOf(binds);
            tests = List.copyOf(tests);
            exact = List.copyOf(exact);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pattern(this);
        }
    }

    /**
     * An equality of a value of the fact with a value of earlier slots.
     *
     * @param key of the fact
     * @param type of all keys
     * @param wanted from earlier slots
     */
    record Lookup(Expression key, Class<?> type, Expression wanted) {}

    /**
     * A value that a variable is bound to.
     *
     * @param slot of the variable
     * @param value computed from earlier slots
     */
    record Bind(int slot, Expression value) {}

    /** Tests on what was matched before. */
    record Check(List<Expression> tests) implements Node {
        public Check {
            tests = List.copyOf(tests);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.check(this);
        }
    }

    /**
     * {@code exists} and {@code not}.
     *
     * @param wanted whether one of the alternatives must be found, or none may be
     */
    record Find(boolean wanted, List<List<Node>> alternatives) implements Node {
        public Find {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.find(this);
        }
    }

    /**
     * {@code accumulate}: goes on with the result, unless there is none.
     *
     * @param source slot of the values; absent where matches are counted
     * @param result slot of it
     */
    record Collect(List<Node> inner, AccumulateFunction<Serializable> function, Optional<Integer> source, int result)
            implements Node {
        public Collect {
            inner = List.copyOf(inner);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.collect(this);
        }
    }
}
