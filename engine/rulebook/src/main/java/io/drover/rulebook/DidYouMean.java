package io.drover.rulebook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests the name that a typing error was meant to be. */
final class DidYouMean {
    private DidYouMean() {}

    /** {@code it is called X} for the nearest choice within a third of the name's length. */
    static Optional<String> hint(String name, Collection<String> choices) {
        return choices.stream()
                .filter(c -> distance(name, c) <= Math.max(1, Math.max(name.length(), c.length()) / 3))
                .min(Comparator.<String>comparingInt(c -> distance(name, c)).thenComparing(c -> c))
                .map(c -> "it is called " + c);
    }

    /** Levenshtein distance, ignoring case. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = same(left.charAt(i - 1), right.charAt(j - 1)) ? 0 : 1;
                int best = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[right.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
