package io.drover.trading;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.OrderRole;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What waits to be sent. It leaves only when all of it is durable and within the broker's message rate: an entry that finds
 * no room is given up, anything else waits for some. Each order is checked once more right before.
 */
final class Outbox {
    private final EngineParts parts;
    private final Ledger ledger;
    private final Consumer<JournalRecord> answers;
    private final Throttle throttle;
    private final List<Message> waiting = new ArrayList<>();
    private volatile Optional<String> latch = Optional.empty();
    private volatile long epoch;

    private record Message(ClOrdId id, boolean entry, Runnable send) {}

    /** What brokers answer goes to {@code answers}, on the thread of the broker call. */
    Outbox(EngineParts parts, Ledger ledger, Consumer<JournalRecord> answers) {
        this.parts = parts;
        this.ledger = ledger;
        this.answers = answers;
        this.throttle = new Throttle(parts.broker().capabilities().messageRate(), parts.nanos());
    }

    /** From now on no order leaves this process; requests do. */
    void latch(String reason) {
        latch = Optional.of(reason);
    }

    /** Why no order leaves this process any more. */
    Optional<String> latched() {
        return ledger.failure().or(() -> latch);
    }

    /** From now on only orders of this run leave. */
    void fence(long running) {
        epoch = running;
    }

    void order(OrderRequest request, SendCheck check) {
        boolean entry = request.role() == OrderRole.ENTRY;
        waiting.add(new Message(request.clOrdId(), entry, () -> submit(request, check, this::stopped)));
    }

    /** What a person has closed once trading is killed: only a failed journal and a fence stop it. */
    void personsExit(OrderRequest request, SendCheck check) {
        waiting.add(new Message(
                request.clOrdId(),
                false,
                () -> submit(request, check, () -> ledger.failure().or(this::fenced))));
    }

    /** A cancel or a replacement; behind a fence it does not leave, and nobody waits for its answer. */
    void request(ClOrdId id, Supplier<SubmitResult> call) {
        waiting.add(new Message(id, false, () -> {
            if (fenced().isEmpty()) {
                answers.accept(new JournalRecord.Submitted(id, call.get()));
            }
        }));
    }

    private Optional<String> stopped() {
        return latched().or(() -> parts.stopSign().get().map(StopSign::reason));
    }

    private Optional<String> fenced() {
        return parts.stopSign().get().filter(StopSign::fenced).map(StopSign::reason);
    }

    /** Whether something waits that need not wait for room. */
    boolean isDue() {
        for (Message message : waiting) {
            if (message.entry() || throttle.allows(false)) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        waiting.clear();
    }

    void sendAll() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Message> sending = List.copyOf(waiting);
        waiting.clear();
        sending.forEach(this::send);
    }

    private void send(Message message) {
        if (throttle.allows(message.entry())) {
            throttle.sent();
            parts.io().execute(message.send());
        } else if (message.entry()) {
            answers.accept(new JournalRecord.Abandoned(message.id(), "BROKER_RATE_REACHED", "sent=false"));
        } else {
            waiting.add(message);
        }
    }

    private void submit(OrderRequest request, SendCheck check, Supplier<Optional<String>> stopped) {
        Optional<JournalRecord.Abandoned> stop = check.stop(parts.clock().instant(), stopped.get(), epoch);
        if (stop.isPresent()) {
            answers.accept(stop.get());
            return;
        }
        SubmitResult result = parts.broker().submit(request);
        answers.accept(new JournalRecord.Submitted(request.clOrdId(), result));
        if (parts.broker().capabilities().clientKey() == ClientKey.UNIQUE) {
            mistaken(request.clOrdId(), result).ifPresent(answers);
        }
    }

    /** Taken, but the broker does not repeat our id: it may have the order under another one. */
    private static Optional<JournalRecord> mistaken(ClOrdId id, SubmitResult result) {
        return result.match(
                accepted -> accepted.clOrdId().filter(id::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(new JournalRecord.Quarantined(
                                id,
                                "CL_ORD_ID_NOT_REPEATED",
                                "order_id=%s, repeated=%s"
                                        .formatted(
                                                accepted.orderId(),
                                                accepted.clOrdId()
                                                        .map(ClOrdId::value)
                                                        .orElse("none")))),
                rejected -> Optional.empty(),
                unknown -> Optional.empty());
    }
}
