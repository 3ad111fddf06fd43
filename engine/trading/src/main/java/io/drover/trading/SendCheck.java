package io.drover.trading;

import io.drover.journal.JournalRecord.Abandoned;
import io.drover.model.ClOrdId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What must still hold right before the first byte of an order leaves. Any thread.
 *
 * @param clOrdId of the order
 * @param epoch of the run that approved it
 * @param goodUntil not sent after this, UTC
 * @param quote by which an entry was judged; absent for exits and protective orders, which no age stops
 */
record SendCheck(ClOrdId clOrdId, long epoch, Instant goodUntil, Optional<Quoted> quote) {
    /**
     * A reference price.
     *
     * @param at its time, UTC
     * @param maxAge older it lets no entry through
     */
    record Quoted(Instant at, Duration maxAge) {}

    /**
     * Why it must not leave.
     *
     * @param latch why nothing leaves
     * @param running epoch of the run that would send it
     */
    Optional<Abandoned> stop(Instant now, Optional<String> latch, long running) {
        if (latch.isPresent()) {
            return because("DISPATCH_LATCHED", "reason=" + latch.get());
        }
        if (running != epoch) {
            return because("EPOCH_STALE", "epoch=%d, running=%d".formatted(epoch, running));
        }
        if (now.isAfter(goodUntil)) {
            return because("INTENT_TOO_OLD", "good_until=" + goodUntil);
        }
        return quote.flatMap(q -> tooOld(q, now));
    }

    private Optional<Abandoned> tooOld(Quoted quoted, Instant now) {
        Duration age = Duration.between(quoted.at(), now);
        return age.isNegative() || age.compareTo(quoted.maxAge()) > 0
                ? because("QUOTE_STALE", "age=%s, limit=%s".formatted(age, quoted.maxAge()))
                : Optional.empty();
    }

    private Optional<Abandoned> because(String code, String text) {
        return Optional.of(new Abandoned(clOrdId, code, text));
    }
}
