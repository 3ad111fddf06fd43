package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.order.CancelRequest;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes intents and sends them: every order is durable before its first byte leaves and is sent at most once. Each order
 * is asked to cancel at most once a cycle.
 */
final class OrderDesk {
    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final Consumer<JournalRecord> answers;
    private final List<Runnable> outbox = new ArrayList<>();
    private final Set<ClOrdId> asked = new HashSet<>();
    private volatile Optional<String> latch = Optional.empty();

    /** What brokers answer goes to {@code answers}, on the thread of the broker call. */
    OrderDesk(EngineSettings settings, EngineParts parts, Ledger ledger, Consumer<JournalRecord> answers) {
        this.settings = settings;
        this.parts = parts;
        this.ledger = ledger;
        this.answers = answers;
    }

    /** Orders whose cancel was refused or is unanswered may be asked again. */
    void cycleBegins() {
        asked.clear();
    }

    /** From now on no order leaves this process; cancels do. */
    void latch(String reason) {
        latch = Optional.of(reason);
    }

    /** Why no order leaves this process any more. */
    Optional<String> latched() {
        return ledger.failure().or(() -> latch);
    }

    /** Writes the intent of an accepted decision; an entry also goes to the outbox, an exit may have to wait. */
    void intend(Candidate c, Decision decision, JournalRecord.Cycle cycle) {
        String key = String.join(
                "|",
                settings.account(),
                cycle.ruleSet(),
                c.rule(),
                c.symbol(),
                c.side().name(),
                cycle.schedule(),
                cycle.scheduledAt().toString());
        Decision.Order order = decision.order();
        OrderRequest request = new OrderRequest(
                parts.ids().idOf(key, "order"),
                c.instrument().id(),
                order.role(),
                c.side(),
                order.ordType(),
                order.quantity(),
                order.limitPx(),
                Optional.empty(),
                Optional.empty(),
                order.timeInForce(),
                Optional.empty(),
                protection(order, key));
        intend(request, decision.ordinal(), c.strategy(), cycle.scheduledAt());
        if (request.role() == OrderRole.ENTRY) {
            send(request);
        }
    }

    /** Writes an intent, good from the given time on. */
    void intend(OrderRequest request, String decision, String strategy, Instant at) {
        ledger.write(new JournalRecord.Intent(decision, strategy, request, at, at.plus(settings.intentTtl())));
    }

    private Protection protection(Decision.Order order, String key) {
        boolean stop = order.stopPx().isPresent() || order.trailingRatio().isPresent();
        return new Protection(
                stop ? Optional.of(parts.ids().idOf(key, "stop")) : Optional.empty(),
                order.trailingRatio().isPresent() ? Optional.empty() : order.stopPx(),
                order.trailingRatio(),
                order.takeProfitPx().map(px -> parts.ids().idOf(key, "take-profit")),
                order.takeProfitPx());
    }

    /** Puts an intended order into the outbox. */
    void send(OrderRequest request) {
        ledger.write(new JournalRecord.Sending(request.clOrdId(), ledger.state().epoch()));
        Instant goodUntil = ledger.state()
                .books()
                .order(request.clOrdId())
                .map(Order::goodUntil)
                .orElse(Instant.MIN);
        outbox.add(() -> sendOrder(request, goodUntil));
    }

    /** An intent that will not be sent. */
    void abandon(Order order, String code, String text) {
        ledger.write(new JournalRecord.Abandoned(order.clOrdId(), code, text));
    }

    /** Cancels a working order, unless that is under way; one that was never sent just ends. */
    void cancel(Order order, String reason) {
        if (!order.isSent() && order.isWorking()) {
            abandon(order, "CANCELLED", "reason=" + reason);
        } else if (mayChange(order)) {
            CancelRequest request = new CancelRequest(
                    parts.ids().idOf(order.clOrdId().value(), "cancel-" + (order.changes() + 1)),
                    order.workingId(),
                    order.request().instrument());
            ledger.write(new JournalRecord.CancelIntent(request, reason));
            outbox.add(() -> answer(request.clOrdId(), () -> parts.broker().cancel(request)));
        }
    }

    /** Changes the quantity of a working order; where that cannot be asked for it is cancelled. */
    void resize(Order order, Quantity orderQty, String reason) {
        if (!parts.broker().capabilities().replace()) {
            cancel(order, reason);
        } else if (mayChange(order)) {
            ReplaceRequest request = new ReplaceRequest(
                    parts.ids().idOf(order.clOrdId().value(), "replace-" + (order.changes() + 1)),
                    order.workingId(),
                    order.request().instrument(),
                    orderQty,
                    order.request().limitPx(),
                    order.request().stopPx());
            ledger.write(new JournalRecord.ReplaceIntent(request, reason));
            outbox.add(() -> answer(request.clOrdId(), () -> parts.broker().replace(request)));
        }
    }

    private boolean mayChange(Order order) {
        return order.isWorking() && !order.isChanging() && asked.add(order.clOrdId());
    }

    /** Cancels every working entry whose trading state allows no entries. */
    void cancelEntries(String reason) {
        if (!ledger.state().books().hasOpenOrders()
                || ledger.state().tradingStates().isUnrestricted()) {
            return;
        }
        for (Order order : ledger.state().books().openOrders()) {
            var effective = ledger.state()
                    .tradingStates()
                    .of(order.strategy(), order.request().instrument().toString());
            if (order.is(OrderRole.ENTRY) && !effective.allowsEntries()) {
                cancel(order, reason);
            }
        }
    }

    /** The journal is gone: asks the broker to cancel working entries, which can only lower the risk. */
    void cancelEntriesWithoutJournal() {
        for (Order order : ledger.state().books().openOrders()) {
            if (order.is(OrderRole.ENTRY) && order.isSent()) {
                CancelRequest request = new CancelRequest(
                        parts.ids().idOf(order.clOrdId().value(), "cancel-latched"),
                        order.workingId(),
                        order.request().instrument());
                parts.io().execute(() -> parts.broker().cancel(request));
            }
        }
        outbox.clear();
    }

    boolean hasOutbound() {
        return !outbox.isEmpty();
    }

    /** Makes everything written durable, then sends what waits. */
    void dispatch() {
        sync();
        sendAll();
    }

    /** Makes everything written durable. */
    void sync() {
        ledger.sync();
    }

    /** Sends what waits; all of it must be durable. */
    void sendAll() {
        if (outbox.isEmpty()) {
            return;
        }
        List<Runnable> sending = List.copyOf(outbox);
        outbox.clear();
        sending.forEach(parts.io()::execute);
    }

    private void sendOrder(OrderRequest request, Instant goodUntil) {
        Optional<String> stop = latched().or(() -> parts.stopSign().get().map(StopSign::reason));
        if (stop.isPresent()) {
            answers.accept(new JournalRecord.Abandoned(request.clOrdId(), "DISPATCH_LATCHED", "reason=" + stop.get()));
        } else if (parts.clock().instant().isAfter(goodUntil)) {
            answers.accept(new JournalRecord.Abandoned(request.clOrdId(), "INTENT_TOO_OLD", "good_until=" + goodUntil));
        } else {
            answer(request.clOrdId(), () -> parts.broker().submit(request));
        }
    }

    private void answer(ClOrdId id, Supplier<SubmitResult> call) {
        answers.accept(new JournalRecord.Submitted(id, call.get()));
    }
}
