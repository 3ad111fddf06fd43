package io.drover.app.cli;

import java.util.Optional;

/** Where a verb writes to. */
public interface Console {
    /** One line of the answer, or several. */
    void say(String line);

    /** One line about how things go; never part of an answer. */
    void note(String line);

    /** Shows a line in place of the one shown before; only on a terminal. */
    void redraw(String line);

    /** What a person types at the terminal; empty where nobody can. */
    Optional<String> ask(String question);

    /** Whether a person watches: progress is drawn over itself then. */
    boolean isTerminal();
}
