package io.drover.research.simulation;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.TradingState;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.order.MessageRate;
import io.drover.order.OrderRequest;
import io.drover.trading.EngineState;
import io.drover.trading.Holding;
import io.drover.trading.Order;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold after every step, whatever goes wrong. The first breach counts; what follows from it says nothing. */
final class Invariants {
    /** How long an order that was given up may work before the engine has found it again. */
    private static final Duration FOUND_WITHIN = Duration.ofMinutes(7);

    /** How long a working entry may outlive that its trading state allows none. */
    private static final Duration CANCELLED_WITHIN = Duration.ofMinutes(3);

    /** How long a position at the venue may be without orders there that close it. */
    private static final Duration COVERED_WITHIN = Duration.ofMinutes(3);

    private final Venue venue;
    private final World world;
    private final ClientKey key;
    private final Clock clock;
    private final StatePromises states;
    private final OrderPromises orders;
    private final MessageCount messages;
    private final Set<ClOrdId> durable = new HashSet<>();
    private final Set<ClOrdId> waiting = new HashSet<>();
    private final Set<String> cycles = new HashSet<>();
    private final Map<ClOrdId, Integer> submits = new HashMap<>();
    private final Map<ClOrdId, OrdStatus> ended = new HashMap<>();
    private final Map<ClOrdId, Instant> unreserved = new HashMap<>();
    private final Map<ClOrdId, Instant> goodUntil = new HashMap<>();
    private final Map<ClOrdId, Instant> lingering = new HashMap<>();
    private final Map<InstrumentId, Instant> uncovered = new HashMap<>();
    private final Set<ClOrdId> filled = new HashSet<>();
    private final Set<InstrumentId> bare = new HashSet<>();
    private final Set<Instant> missed = new HashSet<>();
    private final Set<OrderId> foreigners = new HashSet<>();
    private Told told = new Told();
    private Recount recount = new Recount(told, this::broken);
    private Optional<EngineState> state = Optional.empty();
    private Optional<Violation> first = Optional.empty();
    private boolean taken;
    private boolean changed;
    private int looked;
    private long epoch;
    private boolean killed;

    /** What the truth is read from. */
    record World(Venue venue, Prices prices, Weather weather, FailingRules rules, Clock clock) {}

    Invariants(World world, OrderPromises.Terms terms, Optional<MessageRate> rate) {
        this.world = world;
        this.venue = world.venue();
        this.key = terms.key();
        this.clock = world.clock();
        this.states = new StatePromises(this::broken);
        this.orders = new OrderPromises(terms, clock, this::broken);
        this.messages = new MessageCount(rate, clock, this::broken);
    }

    Optional<Violation> first() {
        return first;
    }

    void broken(String invariant, String text) {
        if (first.isEmpty()) {
            first = Optional.of(new Violation(invariant, text));
        }
    }

    /** A process began with what its disk held; {@code records} are shown oldest first. */
    void begins(Iterable<JournalRecord> records) {
        state = Optional.empty();
        told = new Told();
        recount = new Recount(told, this::broken);
        states.begins();
        orders.begins();
        messages.begins();
        durable.clear();
        waiting.clear();
        cycles.clear();
        ended.clear();
        lingering.clear();
        uncovered.clear();
        filled.clear();
        foreigners.clear();
        epoch = 0;
        for (JournalRecord record : records) {
            note(record);
        }
        synced();
    }

    /** From now on this is its state. */
    void lives(EngineState of) {
        state = Optional.of(of);
    }

    /** No process runs. */
    void died() {
        state = Optional.empty();
        states.died();
        lingering.clear();
        uncovered.clear();
    }

    /** Nobody triggered the cycle of this time, and nobody makes up for it. */
    void missed(Instant scheduled) {
        missed.add(scheduled);
    }

    /** The engine says that it has read the kill file, durably. */
    void obeyed() {
        if (!states.isKilled()) {
            broken("state", "the kill file was obeyed and stands in no record");
        }
    }

    void killed(boolean is) {
        killed = is;
    }

    /** A record is about to be folded. */
    void appended(JournalRecord record) {
        changed = true;
        states.appended(record);
        if (record instanceof JournalRecord.Intent intent) {
            intended(intent);
            Price price = world.prices().known(intent.request().instrument());
            orders.intended(intent, price);
            recount.intended(intent, price);
        }
        if (record instanceof JournalRecord.Sending sending) {
            state.ifPresent(now -> orders.sending(sending, now));
        }
        if (record instanceof JournalRecord.Submitted submitted) {
            orders.submitted(submitted);
        }
        if (record instanceof JournalRecord.Cycle cycle) {
            cycled(cycle);
        }
        if (record instanceof JournalRecord.CashMoved moved
                && moved.kind() == JournalRecord.CashKind.DEPOSIT
                && told.moved().signum() != 0) {
            broken("I3", "the opening balance is booked again: " + moved);
        }
        if (record instanceof JournalRecord.ExternalOrder external) {
            states.must("foreign order", StatePromises.of(external.instrument()), TradingState.REDUCING);
        }
        if (record instanceof JournalRecord.Sending sending && sending.epoch() != epoch) {
            broken("I8", "order %s of epoch %d in epoch %d".formatted(sending.clOrdId(), sending.epoch(), epoch));
        }
        if (record instanceof JournalRecord.Cycle cycle && cycles.contains(cycle.schedule() + cycle.scheduledAt())) {
            broken("cycle-once", "%s at %s ran twice".formatted(cycle.schedule(), cycle.scheduledAt()));
        }
        if (record instanceof JournalRecord.Execution execution) {
            executed(execution.report());
        }
        note(record);
    }

    private void cycled(JournalRecord.Cycle cycle) {
        recount.check(cycle, world.prices().isPriced());
        if (missed.contains(cycle.scheduledAt()) && cycle.outcome() != JournalRecord.CycleOutcome.SKIPPED) {
            broken("cycle-once", "the missed cycle of %s was made up".formatted(cycle.scheduledAt()));
        }
        cycle.decisions().stream()
                .filter(d -> d.accepted() && world.rules().isMisjudged(d.ordinal()))
                .findFirst()
                .ifPresent(
                        d -> broken("verdicts", "decision %s was accepted upon bad verdicts".formatted(d.ordinal())));
    }

    private void note(JournalRecord record) {
        told.add(record);
        recount.note(record);
        states.note(record);
        orders.note(record);
        if (record instanceof JournalRecord.RunStarted run) {
            if (run.epoch() <= epoch) {
                broken("I8", "a run of epoch %d began after one of epoch %d".formatted(run.epoch(), epoch));
            }
            epoch = run.epoch();
        } else if (record instanceof JournalRecord.Intent intent) {
            goodUntil.put(intent.request().clOrdId(), intent.goodUntil());
        } else if (record instanceof JournalRecord.Cycle cycle) {
            cycles.add(cycle.schedule() + cycle.scheduledAt());
        } else if (record instanceof JournalRecord.Sending sending) {
            waiting.add(sending.clOrdId());
        } else if (record instanceof JournalRecord.CancelIntent cancel) {
            waiting.add(cancel.request().clOrdId());
        } else if (record instanceof JournalRecord.ReplaceIntent replace) {
            waiting.add(replace.request().clOrdId());
        }
        if (record instanceof JournalRecord.ExternalOrder external) {
            foreigners.add(external.orderId());
        }
        if (record instanceof JournalRecord.LateArrival late) {
            ended.remove(late.clOrdId());
        }
        if (record instanceof JournalRecord.Execution execution) {
            taken |= execution.report().refExecId().isPresent();
        }
    }

    void synced() {
        durable.addAll(waiting);
        waiting.clear();
    }

    private void intended(JournalRecord.Intent intent) {
        OrderRequest request = intent.request();
        if (request.role() != OrderRole.ENTRY || state.isEmpty()) {
            return;
        }
        EngineState now = state.orElseThrow();
        String symbol = request.instrument().toString();
        TradingState allowed = now.tradingStates().of(intent.strategy(), symbol);
        if (allowed != TradingState.ACTIVE) {
            broken("state", "entry %s in %s while %s".formatted(request.clOrdId(), symbol, allowed));
        }
        for (Order order : now.books().openOrders()) {
            if (order.status() == OrdStatus.UNKNOWN
                    && order.request().instrument().equals(request.instrument())) {
                broken(
                        "I5",
                        "entry %s in %s while %s is UNKNOWN".formatted(request.clOrdId(), symbol, order.clOrdId()));
            }
        }
    }

    /** No report is invented, none is changed on the way. */
    private void executed(ExecutionReport report) {
        filled.add(report.clOrdId());
        boolean ours = state.flatMap(now -> now.books().order(report.clOrdId())).isPresent();
        if (state.isPresent() && !ours && !foreigners.contains(report.orderId())) {
            broken("I2", "%s is of no order of ours and of no foreign one that is known".formatted(report));
        }
        boolean fill = report.lastQty().isPositive() || report.refExecId().isPresent();
        if (fill && !venue.report(report.execId()).equals(Optional.of(report))) {
            broken("I3", "the venue knows no such execution: " + report);
        }
    }

    /** An order is on its way to the venue. */
    void submits(OrderRequest request) {
        messages.sent();
        orders.submits(request, world.prices().knownAt(request.instrument()));
        if (!durable.contains(request.clOrdId())) {
            broken("I2", "order %s is sent without a durable intent".formatted(request.clOrdId()));
        }
        if (clock.instant().isAfter(goodUntil.getOrDefault(request.clOrdId(), Instant.MAX))) {
            broken("ttl", "order %s is sent after its time to live".formatted(request.clOrdId()));
        }
        int times = submits.merge(request.clOrdId(), 1, Integer::sum);
        boolean closesWhatIsListed = key == ClientKey.NONE && request.role() == OrderRole.EXIT;
        if (times > 1 && key != ClientKey.UNIQUE && !closesWhatIsListed) {
            broken("I1", "order %s is sent %d times".formatted(request.clOrdId(), times));
        }
        if (killed && orders.isByRule(request.clOrdId())) {
            broken("I8", "%s %s is sent after the kill".formatted(request.role(), request.clOrdId()));
        }
    }

    void changes(ClOrdId request, boolean journalWorks) {
        if (journalWorks) {
            messages.sent();
        }
        if (journalWorks && !durable.contains(request)) {
            broken("I2", "change %s is sent without a durable intent".formatted(request));
        }
    }

    /** Looks at everything that one step may have broken. */
    void look() {
        if (!changed && looked == venue.reports()) {
            return;
        }
        changed = false;
        looked = venue.reports();
        atTheVenue();
        state.ifPresent(now -> {
            states.look(now.tradingStates());
            folds(now);
            reserved(now);
            ends(now);
            for (Order order : now.books().orders()) {
                stays(order);
            }
            taken = false;
        });
    }

    private void atTheVenue() {
        Map<ClOrdId, VenueOrder> ours = new HashMap<>();
        for (VenueOrder order : venue.orders()) {
            if (!order.foreign && ours.put(order.request.clOrdId(), order) != null) {
                broken("I1", "two orders at the venue for " + order.request.clOrdId());
            }
        }
        if (venue.isUndone() || venue.hasUntold()) {
            return;
        }
        venue.positions().forEach((id, held) -> {
            if (held.signum() < 0) {
                broken("oversold", "%s of %s, and nobody sells short".formatted(held, id));
            }
        });
    }

    /** I3 and I7: the books are what the records say, added up in another way. */
    private void folds(EngineState now) {
        if (told.isMixed()) {
            return;
        }
        BigDecimal cash = now.books().cash().amount();
        if (cash.compareTo(told.cash()) != 0) {
            broken("I3", "cash %s, by the records %s".formatted(cash, told.cash()));
        }
        for (Holding holding : now.books().positions()) {
            InstrumentId id = holding.instrument().id();
            if (holding.quantity().value().compareTo(told.position(id)) != 0) {
                broken("I3", "%s of %s, by the records %s".formatted(holding.quantity(), id, told.position(id)));
            }
        }
        for (ClOrdId id : told.hasSplit() ? Set.<ClOrdId>of() : filled) {
            now.books().order(id).ifPresent(order -> {
                if (order.cumQty().value().compareTo(told.filled(order.clOrdId())) != 0) {
                    broken("I3", "%s filled %s, by the records %s".formatted(id, order.cumQty(), told.filled(id)));
                }
            });
        }
        filled.clear();
    }

    /** An entry that works although its trading state allows none is cancelled, as soon as the broker can be reached. */
    private void ends(EngineState now) {
        boolean reachable = !world.weather().isOffline() && !world.weather().isExpired();
        for (VenueOrder theirs : venue.orders()) {
            ClOrdId id = theirs.request.clOrdId();
            Optional<Order> ours =
                    now.books().order(id).filter(o -> o.is(OrderRole.ENTRY) && o.isOpen() && !theirs.foreign);
            boolean allowed = ours.map(o -> now.tradingStates()
                            .of(o.strategy(), theirs.request.instrument().toString())
                            .allowsEntries())
                    .orElse(true);
            if (allowed || !theirs.isWorking() || !reachable) {
                lingering.remove(id);
            } else if (isOver(lingering.computeIfAbsent(id, i -> clock.instant()), CANCELLED_WITHIN)) {
                broken("cancel", "entry %s works on although none is allowed".formatted(id));
            }
        }
    }

    /** Whether something happened after which a position may be what no strategy wanted. */
    private boolean isOddHolding() {
        return venue.isUndone()
                || venue.hasUntold()
                || told.hasSplit()
                || venue.orders().stream().anyMatch(o -> o.foreign);
    }

    /** All is quiet: no stop at the venue sells more than is held there. */
    void concluded() {
        if (isOddHolding()) {
            return;
        }
        for (VenueOrder order : venue.orders()) {
            InstrumentId id = order.request.instrument();
            BigDecimal stops = venue.orders().stream()
                    .filter(o -> o.isWorking() && o.request.ordType() == OrdType.STOP)
                    .filter(o -> o.request.instrument().equals(id))
                    .map(VenueOrder::leaves)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (stops.compareTo(venue.position(id)) > 0) {
                broken("oversold", "stops of %s of %s for a position of %s".formatted(stops, id, venue.position(id)));
            }
        }
    }

    private boolean isOver(Instant since, Duration time) {
        return clock.instant().isAfter(since.plus(time));
    }

    /** I4: what works at the venue counts, or its instrument is not free; what was given up is found again soon. */
    private void reserved(EngineState now) {
        for (VenueOrder theirs : venue.orders()) {
            ClOrdId id = theirs.request.clOrdId();
            if (theirs.isEntry() && theirs.isWorking() && !theirs.foreign && !isReserved(now, theirs)) {
                Optional<OrdStatus> ours = now.books().order(id).map(Order::status);
                Instant since = unreserved.computeIfAbsent(id, i -> clock.instant());
                boolean watched = ours.filter(s -> s == OrdStatus.DENIED).isPresent();
                if (!watched || clock.instant().isAfter(since.plus(FOUND_WITHIN))) {
                    broken("I4", "entry %s works at the venue, for us it is %s".formatted(id, ours));
                }
            } else {
                unreserved.remove(id);
            }
        }
    }

    private static boolean isReserved(EngineState now, VenueOrder theirs) {
        Optional<Order> ours = now.books().order(theirs.request.clOrdId());
        String strategy = ours.map(Order::strategy).orElse("");
        String symbol = theirs.request.instrument().toString();
        return ours.filter(Order::isOpen).isPresent()
                || now.tradingStates().of(strategy, symbol) != TradingState.ACTIVE;
    }

    /** I6: an order that ended opens again only when a fill is taken back. */
    private void stays(Order order) {
        Optional<OrdStatus> before = Optional.ofNullable(ended.get(order.clOrdId()));
        if (order.isOpen()) {
            if (before.isPresent() && !taken) {
                broken("I6", "order %s was %s and is %s".formatted(order.clOrdId(), before.get(), order.status()));
            }
            ended.remove(order.clOrdId());
        } else {
            ended.put(order.clOrdId(), order.status());
        }
    }

    /** I9: after two cycles a position has a working stop or exit, or its instrument is not free. */
    void cycleEnded() {
        orders.cycleEnded();
        state.ifPresent(this::covered);
        state.ifPresent(this::blocked);
        state.ifPresent(now -> {
            Set<InstrumentId> uncovered = new HashSet<>();
            for (Holding holding : now.books().positions()) {
                InstrumentId id = holding.instrument().id();
                boolean covered = now.books().openOrders().stream()
                        .anyMatch(o -> o.request().instrument().equals(id) && o.isWorking() && !o.is(OrderRole.ENTRY));
                boolean free = now.tradingStates().of(holding.strategy(), id.toString()) == TradingState.ACTIVE;
                if (!covered && free) {
                    uncovered.add(id);
                }
            }
            uncovered.stream()
                    .filter(bare::contains)
                    .findFirst()
                    .ifPresent(id -> broken("I9", id + " is held without a stop and without an alarm"));
            bare.clear();
            bare.addAll(uncovered);
        });
    }

    /** What is in quarantine blocks its instrument. */
    private void blocked(EngineState now) {
        for (Order order : now.books().openOrders()) {
            TradingState is = now.tradingStates()
                    .of(order.strategy(), order.request().instrument().toString());
            if (order.isQuarantined() && is.compareTo(TradingState.HALTED) < 0) {
                broken("quarantine", "%s is in quarantine, its instrument %s".formatted(order.clOrdId(), is));
            }
        }
    }

    /** I9 at the venue: what is held there is covered by orders there, all of it, or its instrument is not free. */
    private void covered(EngineState now) {
        venue.positions().forEach((id, held) -> {
            BigDecimal closing = venue.orders().stream()
                    .filter(o -> o.isWorking()
                            && !o.isEntry()
                            && o.request.instrument().equals(id))
                    .map(VenueOrder::leaves)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            TradingState is = now.tradingStates().of("tide", id.toString());
            if (is != TradingState.ACTIVE || closing.compareTo(held) >= 0) {
                uncovered.remove(id);
            } else if (isOver(uncovered.computeIfAbsent(id, i -> clock.instant()), COVERED_WITHIN)) {
                broken("I9", "of %s of %s only %s is covered at the venue".formatted(held, id, closing));
            }
        });
        uncovered.keySet().retainAll(venue.positions().keySet());
    }
}
