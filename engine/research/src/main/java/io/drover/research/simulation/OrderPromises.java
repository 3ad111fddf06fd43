package io.drover.research.simulation;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.TradingState;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import io.drover.trading.EngineState;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What an order may be and when it may leave, told from the records and from the market. */
final class OrderPromises {
    /** No stop of the simulation's strategy lies further away. */
    private static final BigDecimal FURTHEST_STOP = new BigDecimal("0.1");

    private final BiConsumer<String, String> broken;
    private final Terms terms;
    private final Clock clock;
    private final Map<ClOrdId, OrderRequest> intents = new HashMap<>();
    private final Map<String, ClOrdId> decided = new HashMap<>();
    private final Set<ClOrdId> byRules = new HashSet<>();
    private final Map<ClOrdId, InstrumentId> unanswered = new HashMap<>();
    private final Set<ClOrdId> sent = new HashSet<>();
    private final Set<ClOrdId> neverSent = new HashSet<>();
    private final Set<ClOrdId> unrepeated = new HashSet<>();
    private final Set<ClOrdId> quarantined = new HashSet<>();
    private Set<ClOrdId> unrepeatedBefore = Set.of();

    /**
     * What a run goes by.
     *
     * @param key what the broker makes of our ids
     * @param intentTtl how long an intent may be sent
     * @param maxPriceAge how old a price an entry may leave by
     */
    record Terms(ClientKey key, Duration intentTtl, Duration maxPriceAge) {}

    /** @param broken told the promise and how it was broken */
    OrderPromises(Terms terms, Clock clock, BiConsumer<String, String> broken) {
        this.broken = broken;
        this.terms = terms;
        this.clock = clock;
    }

    /** A process begins with records that are told next. */
    void begins() {
        intents.clear();
        decided.clear();
        byRules.clear();
        unanswered.clear();
        sent.clear();
        neverSent.clear();
        quarantined.clear();
        unrepeated.clear();
        unrepeatedBefore = Set.of();
    }

    /** Folds a record. */
    void note(JournalRecord record) {
        if (record instanceof JournalRecord.Intent intent) {
            intents.put(intent.request().clOrdId(), intent.request());
            if (!intent.decision().isEmpty()) {
                decided.put(intent.decision(), intent.request().clOrdId());
                byRules.add(intent.request().clOrdId());
            }
        } else if (record instanceof JournalRecord.Sending sending) {
            sent.add(sending.clOrdId());
            Optional.ofNullable(intents.get(sending.clOrdId()))
                    .ifPresent(r -> unanswered.put(sending.clOrdId(), r.instrument()));
        } else if (record instanceof JournalRecord.Submitted submitted) {
            answered(submitted);
        } else if (record instanceof JournalRecord.Execution execution) {
            unanswered.remove(execution.report().clOrdId());
        } else if (record instanceof JournalRecord.Quarantined quarantined) {
            this.quarantined.add(quarantined.clOrdId());
            unrepeated.remove(quarantined.clOrdId());
        } else if (record instanceof JournalRecord.Abandoned abandoned) {
            unanswered.remove(abandoned.clOrdId());
            if (!sent.contains(abandoned.clOrdId())) {
                neverSent.add(abandoned.clOrdId());
            }
        }
    }

    private void answered(JournalRecord.Submitted submitted) {
        if (!(submitted.result() instanceof SubmitResult.Unknown)) {
            unanswered.remove(submitted.clOrdId());
        }
    }

    /** A living process is about to write the broker's answer. */
    void submitted(JournalRecord.Submitted submitted) {
        ClOrdId id = submitted.clOrdId();
        if (terms.key() == ClientKey.UNIQUE
                && intents.containsKey(id)
                && !quarantined.contains(id)
                && submitted.result() instanceof SubmitResult.Accepted accepted
                && accepted.clOrdId().isEmpty()) {
            unrepeated.add(id);
        }
    }

    /** A living process is about to write this intent; {@code price} is what it could know. */
    void intended(JournalRecord.Intent intent, Price price) {
        OrderRequest request = intent.request();
        ClOrdId before = decided.get(intent.decision());
        if (!intent.decision().isEmpty() && before != null && !neverSent.contains(before)) {
            broken.accept("I1", "%s and %s for decision %s".formatted(before, request.clOrdId(), intent.decision()));
        }
        if (intent.goodUntil().isAfter(clock.instant().plus(terms.intentTtl()))) {
            broken.accept("ttl", "order %s is good until %s".formatted(request.clOrdId(), intent.goodUntil()));
        }
        if (request.role() == OrderRole.ENTRY) {
            Optional<Price> stop = request.protection().stopPx();
            BigDecimal lowest = price.value().subtract(price.value().multiply(FURTHEST_STOP));
            if (stop.filter(s -> s.compareTo(price) < 0 && s.value().compareTo(lowest) > 0)
                    .isEmpty()) {
                broken.accept("I9", "entry %s at about %s has a stop at %s".formatted(request.clOrdId(), price, stop));
            }
        }
    }

    /** A living process is about to say that it sends this. */
    void sending(JournalRecord.Sending sending, EngineState state) {
        OrderRequest request = intents.get(sending.clOrdId());
        if (request == null) {
            broken.accept("I2", "order %s is sent without an intent".formatted(sending.clOrdId()));
            return;
        }
        InstrumentId id = request.instrument();
        TradingState now = state.tradingStates().of("tide", id.toString());
        if (request.role() == OrderRole.ENTRY && !now.allowsEntries()) {
            broken.accept("state", "entry %s is sent while %s".formatted(sending.clOrdId(), now));
        }
        boolean another = unanswered.entrySet().stream()
                .anyMatch(o ->
                        !o.getKey().equals(sending.clOrdId()) && o.getValue().equals(id));
        if (terms.key() == ClientKey.NONE && another) {
            broken.accept("I1", "order %s is sent while another of %s is unanswered".formatted(sending.clOrdId(), id));
        }
    }

    /** Its bytes leave; {@code priced} is the time of the newest price of its instrument. */
    void submits(OrderRequest request, Instant priced) {
        if (request.role() == OrderRole.ENTRY
                && priced.plus(terms.maxPriceAge()).isBefore(clock.instant())) {
            broken.accept("quote-age", "entry %s is sent by a price of %s".formatted(request.clOrdId(), priced));
        }
    }

    /** Whether a rule asked for it. */
    boolean isByRule(ClOrdId id) {
        return byRules.contains(id);
    }

    /** An acceptance that does not repeat our id is for a person within two cycles. */
    void cycleEnded() {
        unrepeated.stream()
                .filter(unrepeatedBefore::contains)
                .findFirst()
                .ifPresent(id -> broken.accept("echo", "the broker did not repeat " + id + ", and nobody minds"));
        unrepeatedBefore = Set.copyOf(unrepeated);
    }
}
