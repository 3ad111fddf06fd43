package io.drover.trading;

import java.util.List;

/**
 * How far the closing of everything has come.
 *
 * @param open what is still being closed, in words; empty when it is over
 * @param left what stays held all the same, and differences from the broker's books: for a person
 */
public record Flattened(List<String> open, List<String> left) {
    public Flattened {
        open = List.copyOf(open);
        left = List.copyOf(left);
    }

    /** Nothing more is tried. */
    public boolean isOver() {
        return open.isEmpty();
    }

    /** The broker's books have shown that nothing is held. */
    public boolean isFlat() {
        return open.isEmpty() && left.isEmpty();
    }
}
