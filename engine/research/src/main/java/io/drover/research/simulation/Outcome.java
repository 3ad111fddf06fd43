package io.drover.research.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How one run ended.
 *
 * @param plan what was run
 * @param hash over everything that happened, lower-case hex
 * @param violation the first promise that was broken, if one was
 * @param tally what the run was made of
 */
public record Outcome(FaultPlan plan, String hash, Optional<Violation> violation, Tally tally) {
    /** What all of them together were made of. */
    public static Tally total(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::tally).reduce(Tally.NOTHING, Tally::plus);
    }

    /** How many faults there were in all plans. */
    public static long faults(List<Outcome> outcomes) {
        return outcomes.stream().mapToLong(o -> o.plan().faults().size()).sum();
    }

    /** One hash over the histories of all, by seed. */
    public static String histories(List<Outcome> outcomes) {
        History all = new History(Optional.empty());
        outcomes.stream()
                .sorted(Comparator.comparing(o -> o.plan().seed()))
                .forEach(o -> all.add(Instant.EPOCH, "run", o.hash()));
        return all.hash();
    }

    /**
     * What a run was made of: without orders, fills and deaths it would show nothing.
     *
     * @param cycles completed
     * @param orders that reached the venue
     * @param fills made there
     * @param deaths of the process, sudden ones
     * @param noticed differences at the end that the engine knew of and restricted trading for
     */
    public record Tally(long cycles, long orders, long fills, long deaths, long noticed) {
        static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    cycles + other.cycles,
                    orders + other.orders,
                    fills + other.fills,
                    deaths + other.deaths,
                    noticed + other.noticed);
        }
    }
}
