package io.drover.app.mode;

import java.util.List;
import java.util.function.Function;

/** What the gate says. */
public sealed interface ModeDecision {
    /**
     * Nothing vetoes.
     *
     * @param account the one that the broker reported and the configuration names
     */
    record Live(String account) implements ModeDecision {
        @Override
        public <R> R match(Function<Live, R> live, Function<Paper, R> paper) {
            return live.apply(this);
        }
    }

    /**
     * Paper, whatever was asked.
     *
     * @param wished whether anything asked for live
     * @param vetoes why it is not live, and what was not recognised; empty when nothing but paper was said
     */
    record Paper(boolean wished, List<String> vetoes) implements ModeDecision {
        public Paper {
            vetoes = List.copyOf(vetoes);
        }

        @Override
        public <R> R match(Function<Live, R> live, Function<Paper, R> paper) {
            return paper.apply(this);
        }
    }

    <R> R match(Function<Live, R> live, Function<Paper, R> paper);
}
