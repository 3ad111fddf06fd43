package io.drover.rulebook;

import java.util.Comparator;

/** Order of decision ordinals: {@code 17-2} stands before {@code 17-10}. */
final class Ordinals {
    static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Ordinals() {}
}
