package io.drover.research.simulation;

import java.util.EnumMap;
import java.util.Map;

/** Counts how often each point is passed, and ends the process at the passage that was asked for. */
final class Passages {
    /** As a process that got SIGKILL. */
    static final int DIED = 137;

    private final Map<CrashPoint, Integer> passed = new EnumMap<>(CrashPoint.class);
    private final Runnable dying;

    /** @param dying what happens to the world outside the process as it dies; never called before */
    Passages(Runnable dying) {
        this.dying = dying;
    }

    /** The process dies when it passes this point so many times from now on. */
    synchronized void arm(CrashPoint point, int passage) {
        passed.clear();
        passed.put(point, passage);
    }

    synchronized void at(CrashPoint point) {
        Integer left = passed.computeIfPresent(point, (p, n) -> n - 1);
        if (left != null && left == 0) {
            die();
        }
    }

    void die() {
        dying.run();
        Runtime.getRuntime().halt(DIED);
    }
}
