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
                .filter(c -> distance(name, c) <= Math.max(name.length(), c.length()) / 3)
                .min(Comparator.<String>comparingInt(c -> distance(name, c)).thenComparing(c -> c))
                .map(c -> "it is called " + c);
    }

    /** Changed, missing, superfluous and swapped letters, ignoring case. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(left, right, i, j, cost);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(String left, String right, int i, int j, int[][] cost) {
        int change = same(left.charAt(i - 1), right.charAt(j - 1)) ? 0 : 1;
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped = i > 1
                && j > 1
                && same(left.charAt(i - 1), right.charAt(j - 2))
                && same(left.charAt(i - 2), right.charAt(j - 1));
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
