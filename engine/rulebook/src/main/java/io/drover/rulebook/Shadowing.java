package io.drover.rulebook;

import java.util.function.Consumer;

/**
 * How long an evaluator is watched beside the reference before it decides, and how often afterwards.
 *
 * @param cycles that must be decided equally before it decides; 0: at once
 * @param checkEvery afterwards one cycle in so many is compared; 1: each
 * @param differences told of the one after which the reference decides for the rest; must not throw
 * @param earlier what earlier runs have earned, and where this one keeps what it earns
 */
public record Shadowing(int cycles, int checkEvery, Consumer<Difference> differences, ShadowRecord earlier) {
    public Shadowing {
        if (cycles < 0 || checkEvery < 1) {
            throw new IllegalArgumentException(
                    "shadow cycles (%d) must not be negative, check every (%d) must be positive.\nMaybe compare each cycle: 1."
                            .formatted(cycles, checkEvery));
        }
    }
}
