package io.drover.research.simulation;

/**
 * One fault of a plan.
 *
 * @param second after the start
 * @param kind what
 * @param argument how exactly: which order, how long, how many; any number means something
 */
public record Fault(int second, FaultKind kind, int argument) {
    /** One of {@code choices} choices. */
    int choice(int choices) {
        return Math.floorMod(argument, choices);
    }

    @Override
    public String toString() {
        return "%d %s %d".formatted(second, kind, argument);
    }

    static Fault parse(String text) {
        String[] words = text.trim().split(" +", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException(
                    "fault (%s) must be a second, a kind and a number.\nMaybe write 90 CRASH 3.".formatted(text));
        }
        return new Fault(Integer.parseInt(words[0]), FaultKind.valueOf(words[1]), Integer.parseInt(words[2]));
    }
}
