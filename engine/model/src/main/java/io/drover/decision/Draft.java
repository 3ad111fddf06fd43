package io.drover.decision;

import io.drover.model.Side;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What one firing of a strategy rule asks for, before sizing and before any control. */
public sealed interface Draft {
    /** Which rule asked, and what it saw. */
    Provenance provenance();

    /** Strategy of the rule: the last part of its package. */
    String strategy();

    <R> R match(Cases<R> cases);

    /**
     * Open or increase a position.
     *
     * @param symbol instrument id as the rule gave it
     * @param side {@code BUY} or {@code SELL_SHORT}
     * @param stopLossRatio distance of the protective stop from the fill
     * @param takeProfitRatio distance of the take profit from the fill
     * @param trailingRatio distance of a trailing protective stop
     */
    record Entry(
            Provenance provenance,
            String strategy,
            String symbol,
            Side side,
            Sizing sizing,
            Terms terms,
            OptionalDouble stopLossRatio,
            OptionalDouble takeProfitRatio,
            OptionalDouble trailingRatio)
            implements Draft {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.entry().apply(this);
        }
    }

    /**
     * Close a position or a part of it.
     *
     * @param share of what is held, 1 is all
     */
    record Exit(Provenance provenance, String strategy, String symbol, double share, Terms terms) implements Draft {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.exit().apply(this);
        }
    }

    /**
     * Cancel a working order.
     *
     * @param order decision ordinal of the order
     */
    record Cancel(Provenance provenance, String strategy, String symbol, String order) implements Draft {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancel().apply(this);
        }
    }

    /**
     * Remember a value.
     *
     * @param symbol "" when it is about no instrument
     * @param number the value, 0 when it is a text
     * @param text the value, "" when it is a number
     * @param forMinutes how long, 0 for ever
     */
    record Remember(
            Provenance provenance,
            String strategy,
            String symbol,
            String name,
            double number,
            String text,
            long forMinutes)
            implements Draft {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.remember().apply(this);
        }
    }

    /** One answer per case. */
    record Cases<R>(
            Function<Entry, R> entry,
            Function<Exit, R> exit,
            Function<Cancel, R> cancel,
            Function<Remember, R> remember) {}
}
