package io.drover.research.simulation;

import io.drover.order.MessageRate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Counts the messages that reach a broker against the rate that it allows. */
final class MessageCount {
    private final Optional<MessageRate> rate;
    private final Clock clock;
    private final BiConsumer<String, String> broken;
    private final Deque<Instant> sent = new ArrayDeque<>();

    /** @param broken told the promise and how it was broken */
    MessageCount(Optional<MessageRate> rate, Clock clock, BiConsumer<String, String> broken) {
        this.rate = rate;
        this.clock = clock;
        this.broken = broken;
    }

    /** A new process begins to count. */
    void begins() {
        sent.clear();
    }

    void sent() {
        rate.ifPresent(r -> {
            Instant now = clock.instant();
            sent.add(now);
            while (!sent.getFirst().isAfter(now.minus(Duration.ofMinutes(1)))) {
                sent.removeFirst();
            }
            long second = sent.stream()
                    .filter(t -> t.isAfter(now.minus(Duration.ofSeconds(1))))
                    .count();
            if (second > r.perSecond() || sent.size() > r.perMinute()) {
                broken.accept("rate", "%d messages in a second, %d in a minute".formatted(second, sent.size()));
            }
        });
    }
}
