package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.order.BrokerSnapshot;
import io.drover.order.CancelRequest;
import io.drover.order.ClientKey;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.ReplaceRequest;
import io.drover.port.BrokerUnavailableException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes intents and sends them: every order is durable before its first byte leaves and is sent at most once. Each order
 * is asked to cancel at most once a cycle.
 */
final class OrderDesk {
    private final EngineSettings settings;
    private final EngineParts parts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Set<ClOrdId> asked = new HashSet<>();
    private Optional<BrokerSnapshot> before = Optional.empty();

    /** What brokers answer goes to {@code answers}, on the thread of the broker call. */
    OrderDesk(EngineSettings settings, EngineParts parts, Ledger ledger, Consumer<JournalRecord> answers) {
        this.settings = settings;
        this.parts = parts;
        this.ledger = ledger;
        this.outbox = new Outbox(parts, ledger, answers);
    }

    /** Orders whose cancel was refused or is unanswered may be asked again. */
    void cycleBegins() {
        asked.clear();
    }

    /** From now on no order leaves this process; cancels do. */
    void latch(String reason) {
        outbox.latch(reason);
    }

    /** Why no order leaves this process any more. */
    Optional<String> latched() {
        return outbox.latched();
    }

    /** From now on only orders of the run that began last leave. */
    void runBegan() {
        outbox.fence(ledger.state().epoch());
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

    /**
     * Puts an intended order into the outbox. A broker that keeps no ids of ours gets it only where what it has before is
     * known, and one at a time for each instrument: otherwise nobody could tell afterwards which one it took.
     */
    void send(OrderRequest request) {
        boolean keyless = parts.broker().capabilities().clientKey() == ClientKey.NONE;
        if (keyless && isCreating(request)) {
            abandon(request, "CREATE_IN_FLIGHT", "symbol=" + request.instrument());
            return;
        }
        Optional<List<OrderId>> known = keyless ? knownAtBroker(request.instrument()) : Optional.of(List.of());
        if (known.isEmpty()) {
            abandon(request, "BROKER_UNAVAILABLE", "snapshot=none");
            return;
        }
        Instant now = parts.clock().instant();
        long epoch = ledger.state().epoch();
        ledger.write(new JournalRecord.Sending(request.clOrdId(), epoch, now, known.get()));
        Instant goodUntil =
                books().order(request.clOrdId()).map(Order::goodUntil).orElse(Instant.MIN);
        SendCheck check = new SendCheck(request.clOrdId(), epoch, goodUntil, quote(request, now));
        if (books().order(request.clOrdId()).filter(Order::isPersonsExit).isPresent()) {
            outbox.personsExit(request, check);
        } else {
            outbox.order(request, check);
        }
    }

    /** Only entries are stopped by the age of a quote; one without any quote is as old as can be. */
    private Optional<SendCheck.Quoted> quote(OrderRequest request, Instant now) {
        if (request.role() != OrderRole.ENTRY) {
            return Optional.empty();
        }
        Instant at =
                parts.market().mark(request.instrument(), now).map(Mark::time).orElse(Instant.EPOCH);
        return Optional.of(new SendCheck.Quoted(at, settings.ceilings().maxPriceAge()));
    }

    /** Whether another order for the instrument is on its way. */
    private boolean isCreating(OrderRequest request) {
        return books().openOrders().stream()
                .anyMatch(o -> o.isUnanswered()
                        && o.request().instrument().equals(request.instrument())
                        && !o.clOrdId().equals(request.clOrdId()));
    }

    private Optional<List<OrderId>> knownAtBroker(InstrumentId id) {
        try {
            BrokerSnapshot now = before.isPresent()
                    ? before.get()
                    : parts.broker().snapshot(parts.clock().instant().minus(Unanswered.SKEW));
            before = Optional.of(now);
            return Optional.of(now.orders().stream()
                    .filter(o -> o.instrument().equals(id))
                    .map(BrokerSnapshot.BrokerOrder::orderId)
                    .toList());
        } catch (BrokerUnavailableException e) {
            return Optional.empty();
        }
    }

    private void abandon(OrderRequest request, String code, String text) {
        ledger.write(new JournalRecord.Abandoned(request.clOrdId(), code, text));
    }

    private Books books() {
        return ledger.state().books();
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
            outbox.request(request.clOrdId(), () -> parts.broker().cancel(request));
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
            outbox.request(request.clOrdId(), () -> parts.broker().replace(request));
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

    /** Whether something is to be sent now. */
    boolean hasOutbound() {
        return outbox.isDue();
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
        before = Optional.empty();
        outbox.sendAll();
    }
}
