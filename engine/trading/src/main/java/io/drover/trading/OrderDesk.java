package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.order.CancelRequest;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.SubmitResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes intents and sends them: every order is durable before its first byte leaves, each is sent once, and an exit
 * waits until the protective and entry orders of its instrument have ended.
 */
final class OrderDesk {
    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final List<Runnable> outbox = new ArrayList<>();
    private final Map<ClOrdId, Integer> attempts = new HashMap<>();

    OrderDesk(EngineSettings settings, EngineParts parts, Ledger ledger) {
        this.settings = settings;
        this.parts = parts;
        this.ledger = ledger;
    }

    /** Writes the intent of an accepted decision. */
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
    }

    private void intend(OrderRequest request, String decision, String strategy, Instant at) {
        ledger.write(new JournalRecord.Intent(decision, strategy, request, at, at.plus(settings.intentTtl())));
        if (request.role() == OrderRole.ENTRY) {
            enqueue(request);
        }
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

    /** Writes the wish to cancel a working order, unless one is already under way. */
    void cancel(Order order, String reason) {
        if (order.isWorking() && order.isSent() && attempts.getOrDefault(order.clOrdId(), 0) == 0) {
            int attempt = attempts.merge(order.clOrdId(), 1, Integer::sum);
            CancelRequest request = new CancelRequest(
                    parts.ids().idOf(order.clOrdId().value(), "cancel-" + attempt),
                    order.clOrdId(),
                    order.request().instrument());
            ledger.write(new JournalRecord.CancelIntent(request, reason));
            outbox.add(() -> send(request.clOrdId(), () -> parts.broker().cancel(request)));
        }
    }

    /** Forgets that a cancel is under way: it was refused, and may be tried again. */
    void cancelRefused(ClOrdId id) {
        ledger.state().books().order(id).ifPresent(o -> attempts.computeIfPresent(o.clOrdId(), (k, n) -> 0));
    }

    /** Cancels everything that would make a position larger. */
    void cancelEntries(String reason) {
        for (Order order : ledger.state().books().openOrders()) {
            var effective = ledger.state()
                    .tradingStates()
                    .of(order.strategy(), order.request().instrument().toString());
            if (order.is(OrderRole.ENTRY) && !effective.allowsEntries()) {
                cancel(order, reason);
            }
        }
    }

    /** Moves every waiting exit on: cancels what stands in its way, or sends what is still to be closed. */
    void progressExits() {
        for (Order exit : ledger.state().books().openOrders()) {
            if (exit.is(OrderRole.EXIT) && !exit.isSent()) {
                progress(exit);
            }
        }
    }

    private void progress(Order exit) {
        List<Order> inTheWay = inTheWay(exit.request().instrument());
        if (!inTheWay.isEmpty()) {
            inTheWay.forEach(o -> cancel(o, "exit " + exit.decision()));
            return;
        }
        Quantity held = ledger.state()
                .books()
                .holding(exit.request().instrument())
                .quantity()
                .abs();
        Quantity left = exit.request().orderQty().min(held);
        if (left.isZero()) {
            ledger.write(new JournalRecord.Abandoned(exit.clOrdId(), "EXIT_NOT_NEEDED", "held=0"));
        } else if (left.equals(exit.request().orderQty())) {
            enqueue(exit.request());
        } else {
            resize(exit, left);
        }
    }

    /** Part of the position was closed meanwhile: a new intent for the rest. */
    private void resize(Order exit, Quantity left) {
        ledger.write(new JournalRecord.Abandoned(exit.clOrdId(), "EXIT_RESIZED", "held=" + left));
        OrderRequest r = exit.request();
        OrderRequest rest = new OrderRequest(
                parts.ids().idOf(exit.clOrdId().value(), "resized"),
                r.instrument(),
                r.role(),
                r.side(),
                r.ordType(),
                left,
                r.limitPx(),
                r.stopPx(),
                r.trailingRatio(),
                r.timeInForce(),
                r.expireTime(),
                r.protection());
        ledger.write(
                new JournalRecord.Intent(exit.decision(), exit.strategy(), rest, exit.decidedAt(), exit.goodUntil()));
        enqueue(rest);
    }

    /** Entries and protective legs; a leg that the broker is about to activate has to be waited for. */
    private List<Order> inTheWay(InstrumentId id) {
        return ledger.state().books().openOrders().stream()
                .filter(o -> o.request().instrument().equals(id) && !o.is(OrderRole.EXIT))
                .toList();
    }

    private void enqueue(OrderRequest request) {
        ledger.write(new JournalRecord.Sending(request.clOrdId(), ledger.state().epoch()));
        outbox.add(() -> sendOrder(request));
    }

    boolean hasOutbound() {
        return !outbox.isEmpty();
    }

    /** Makes everything written durable, then sends what waits. */
    void dispatch() {
        ledger.sync();
        List<Runnable> sending = List.copyOf(outbox);
        outbox.clear();
        sending.forEach(parts.io()::execute);
    }

    /** Makes everything written durable when nothing is to be sent. */
    void syncOnly() {
        ledger.sync();
    }

    private void sendOrder(OrderRequest request) {
        Optional<String> stop = ledger.failure().or(parts.killSwitch());
        Instant goodUntil = ledger.state()
                .books()
                .order(request.clOrdId())
                .map(Order::goodUntil)
                .orElse(Instant.MAX);
        if (stop.isPresent()) {
            answer(new JournalRecord.Abandoned(request.clOrdId(), "DISPATCH_LATCHED", "reason=" + stop.get()));
        } else if (parts.clock().instant().isAfter(goodUntil) && request.role() == OrderRole.ENTRY) {
            answer(new JournalRecord.Abandoned(request.clOrdId(), "INTENT_TOO_OLD", "good_until=" + goodUntil));
        } else {
            send(request.clOrdId(), () -> parts.broker().submit(request));
        }
    }

    private void send(ClOrdId id, Supplier<SubmitResult> call) {
        answer(new JournalRecord.Submitted(id, call.get()));
    }

    private void answer(JournalRecord record) {
        parts.owner().execute(() -> ledger.write(record));
    }
}
