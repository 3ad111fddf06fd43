package io.drover.research.yardstick;

/** When the cycles of a live workload run. */
@FunctionalInterface
public interface Pacing {
    /** One after the other, as fast as they go. */
    Pacing NONE = (cycles, cycle) -> {
        for (int i = 0; i < cycles; i++) {
            cycle.run();
        }
        return "";
    };

    /**
     * Runs a piece of work so many times.
     *
     * @return what was seen of the pace, as {@code key=value} pairs; "" when there is nothing to tell
     */
    String run(int cycles, Runnable cycle);
}
