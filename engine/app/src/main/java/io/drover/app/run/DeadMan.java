package io.drover.app.run;

import java.time.Duration;
import java.util.Optional;

/** Judges from outside whether a run still lives, by its signs of life and a clock of one's own. One thread. */
public final class DeadMan {
    private static final int CHECKS = 3;

    private final Duration silence;
    private final Duration stall;
    private Optional<Beat> last = Optional.empty();
    private long heardAt;
    private long progressAt;
    private Duration patience = Duration.ZERO;

    /**
     * Has heard nothing yet.
     *
     * @param between two looks; three without any sign of life are too many
     * @param cycleBudget longest time of one stage of rules: a run is silent while they fire
     * @param stall shortest time without progress that is too long; two cycles may be longer
     */
    public DeadMan(Duration between, Duration cycleBudget, Duration stall) {
        Duration rules = cycleBudget.multipliedBy(2).plus(between);
        Duration checks = between.multipliedBy(CHECKS);
        this.silence = checks.compareTo(rules) > 0 ? checks : rules;
        this.stall = stall;
    }

    /**
     * Takes a look.
     *
     * @param beat as it is now; absent where no run has been heard of
     * @param nanos monotonic
     * @return why the run is taken for dead; absent while it lives, and where none should
     */
    public Optional<String> look(Optional<Beat> beat, long nanos) {
        beat.ifPresent(now -> heard(now, nanos));
        if (last.isEmpty() || last.get().ended()) {
            return Optional.empty();
        }
        Duration silent = Duration.ofNanos(nanos - heardAt);
        if (silent.compareTo(silence) > 0) {
            return Optional.of("no sign of life for %s".formatted(seconds(silent)));
        }
        Duration standing = Duration.ofNanos(nanos - progressAt);
        return standing.compareTo(patience) > 0
                ? Optional.of("no progress for %s, record %d"
                        .formatted(seconds(standing), last.get().seq()))
                : Optional.empty();
    }

    private void heard(Beat now, long nanos) {
        boolean progress = last.filter(old -> old.epoch() == now.epoch() && old.seq() == now.seq())
                .isEmpty();
        if (!last.equals(Optional.of(now))) {
            heardAt = nanos;
        }
        if (progress) {
            progressAt = nanos;
            Duration cycles = Duration.ofMillis(now.dueMillis()).multipliedBy(2);
            patience = cycles.compareTo(stall) > 0 ? cycles : stall;
        }
        last = Optional.of(now);
    }

    private static String seconds(Duration time) {
        return Duration.ofSeconds(time.toSeconds()).toString();
    }
}
