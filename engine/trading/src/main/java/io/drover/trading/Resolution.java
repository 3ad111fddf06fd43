package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person found out about an order of which nobody else can tell what became.
 *
 * @param order in quarantine, or unknown
 * @param atBroker the broker's id of it; absent when it is not at the broker
 * @param reason the evidence, for people
 * @param operator who says so
 */
public record Resolution(ClOrdId order, Optional<OrderId> atBroker, String reason, String operator) {
    static final String QUARANTINE = "quarantine|";

    public Resolution {
        if (reason.isBlank() || operator.isBlank()) {
            throw new IllegalArgumentException(
                    "resolving %s needs a reason (%s) and a name (%s).\nMaybe say what the broker's own screen shows."
                            .formatted(order, reason, operator));
        }
    }

    /**
     * The records that it comes to.
     *
     * @param watchUntil until when an order that is not at the broker is looked for all the same, UTC
     * @throws IllegalArgumentException when the order is neither in quarantine nor unknown, or another one has this broker's id
     */
    public List<JournalRecord> toRecords(EngineState state, Instant watchUntil) {
        requireInDoubt(state.books());
        requireFree(state.books());
        String by = "operator:" + operator;
        Optional<Instant> watch = atBroker.isPresent() ? Optional.empty() : Optional.of(watchUntil);
        List<JournalRecord> records = new ArrayList<>();
        records.add(new JournalRecord.QuarantineResolved(order, atBroker, watch, reason, by));
        if (state.tradingStates().has(QUARANTINE + order)) {
            records.add(new JournalRecord.StateRaised(QUARANTINE + order, reason, by));
        }
        return records;
    }

    private void requireInDoubt(Books books) {
        Order found = books.order(order)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no order %s is known.\nMaybe see drover reconcile --show.".formatted(order)));
        if (!found.isQuarantined() && found.status() != OrdStatus.UNKNOWN) {
            throw new IllegalArgumentException(
                    "order %s is %s: neither in quarantine nor unknown.\nMaybe it is settled."
                            .formatted(order, found.status()));
        }
    }

    private void requireFree(Books books) {
        atBroker.flatMap(books::order)
                .filter(other -> !other.clOrdId().equals(order))
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "the broker's order %s is our order %s.\nMaybe see drover reconcile --show."
                                    .formatted(other.orderId().orElseThrow(), other.clOrdId()));
                });
    }
}
