package io.drover.research.simulation;

import io.drover.journal.JournalRecord;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.model.TradingState;
import io.drover.order.ExecutionReport;
import io.drover.order.MessageRate;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.port.BrokerUnavailableException;
import io.drover.port.JournalException;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.trading.Cause;
import io.drover.trading.DerivedIds;
import io.drover.trading.EngineState;
import io.drover.trading.Schedule;
import io.drover.trading.StopSign;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run: an engine, its operator, its host and a faulty world, on a virtual clock and on one thread. */
final class Simulation {
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Faults end here; what follows is to heal what can heal. */
    private static final Instant QUIET = START.plusSeconds(FaultPlan.SECONDS + 60L);

    private static final Instant END = QUIET.plus(Duration.ofMinutes(8));
    private static final String OPERATOR = "simulation";
    private static final MessageRate RATE = new MessageRate(4, 20);

    private final FaultPlan plan;
    private final RuleEvaluator rules;
    private final Surroundings around;
    private final Chance chance;
    private final Timeline timeline;
    private final Weather weather;
    private final Venue venue;
    private final Prices prices;
    private final Fills fills;
    private final Invariants invariants;
    private final History history;
    private final Disk disk = new Disk();
    private final FailingRules failing;
    private final boolean direct;
    private final OrderPromises.Terms terms;
    private final Optional<MessageRate> rate;
    private final Schedule schedule;
    private Optional<Life> process = Optional.empty();
    private Optional<StopSign> killFile = Optional.empty();
    private Optional<ExecutionReport> held = Optional.empty();
    private Optional<Instant> missed = Optional.empty();
    private Instant lastDelivery = START;
    private Optional<Runnable> atNextSync = Optional.empty();
    private int nextStepsToLive;
    private long deaths;
    private long cycles;
    private boolean twice;

    Simulation(FaultPlan plan, RuleEvaluator rules, Surroundings around) {
        this.plan = plan;
        this.around = around;
        this.chance = Chance.of(plan.seed(), "world");
        this.direct = Chance.of(plan.seed(), "direct").oneIn(2);
        Duration ttl = Chance.of(plan.seed(), "patience").oneIn(2) ? Duration.ofSeconds(30) : Duration.ofMinutes(4);
        this.terms = new OrderPromises.Terms(plan.broker(), ttl, Prices.MAX_AGE);
        this.rate = Chance.of(plan.seed(), "rate").oneIn(3) ? Optional.of(RATE) : Optional.empty();
        this.timeline = new Timeline(START, Chance.of(plan.seed(), "lots"));
        this.weather = new Weather(timeline);
        this.venue = new Venue(
                timeline, this::reported, () -> weather.nextOf(Weather.STOP).map(Fault::kind));
        this.prices = new Prices(timeline, plan.seed());
        this.fills = new Fills(venue, prices, timeline, weather, Chance.of(plan.seed(), "fills"));
        this.failing = new FailingRules(rules);
        this.rules = failing;
        this.invariants = new Invariants(new Invariants.World(venue, prices, weather, failing, timeline), terms, rate);
        this.history = new History(around.reader());
        this.schedule = new Schedule("minute", List.copyOf(prices.instruments().keySet()), Set.of("tide"));
    }

    Outcome run() {
        timeline.at(START, this::begin);
        for (Instant at = START.plusSeconds(10); at.isBefore(END); at = at.plusSeconds(10)) {
            timeline.at(at, this::priceMoves);
        }
        for (Instant at = START.plus(MINUTE); at.isBefore(END); at = at.plus(MINUTE)) {
            Instant scheduled = at;
            timeline.at(at, () -> cycle(scheduled));
        }
        for (Instant at = START.plusSeconds(330); at.isBefore(QUIET); at = at.plusSeconds(300)) {
            timeline.at(at, this::resume);
        }
        plan.faults().forEach(f -> timeline.at(START.plusSeconds(f.second()), () -> strike(f)));
        timeline.at(QUIET, this::heal);
        boolean more = true;
        while (more && invariants.first().isEmpty()) {
            more = step(END);
        }
        if (invariants.first().isEmpty()) {
            conclude();
        }
        return outcome();
    }

    private boolean step(Instant end) {
        boolean more;
        try {
            more = timeline.step(end);
        } catch (ProcessDiedException e) {
            died();
            more = true;
        } catch (JournalException e) {
            alive().ifPresent(p -> p.kill(chance));
            again(e.toString());
            more = true;
        } catch (RuntimeException e) {
            invariants.broken("unexpected", e + " at " + e.getStackTrace()[0]);
            more = false;
        }
        invariants.look();
        return more;
    }

    private Outcome outcome() {
        long orders = venue.orders().stream().filter(o -> o.entry.isEmpty()).count();
        Outcome.Tally tally =
                new Outcome.Tally(cycles, orders, venue.executions().size(), deaths, noticed);
        return new Outcome(plan, history.hash(), invariants.first(), tally);
    }

    private long noticed;

    // The host: starts the process, and starts it again.

    private void begin() {
        Life fresh = new Life(
                new Life.Parts(
                        timeline,
                        disk,
                        new FaultBroker.Line(weather, venue, fills, timeline, plan.broker(), rate),
                        prices,
                        invariants,
                        history,
                        () -> killFile,
                        this::synced,
                        direct,
                        terms,
                        nextStepsToLive),
                rules,
                around);
        nextStepsToLive = 0;
        process = Optional.of(fresh);
        List<JournalRecord> records = new ArrayList<>();
        fresh.journal().read(1, e -> records.add(e.record()));
        invariants.begins(records);
        history.add(timeline.instant(), "start", records.size());
        try {
            fresh.engine().start();
            invariants.lives(fresh.engine().state());
            foldsAlike(fresh);
        } catch (BrokerUnavailableException | JournalException e) {
            fresh.kill(chance);
            again(e.toString());
        } catch (ProcessDiedException e) {
            died();
        }
    }

    private void died() {
        process.ifPresent(p -> p.kill(chance));
        deaths++;
        again("died");
    }

    private void again(String why) {
        history.add(timeline.instant(), "down", why);
        process = Optional.empty();
        invariants.died();
        timeline.after(Duration.ofSeconds(5 + chance.below(40)), this::begin);
    }

    private Optional<Life> alive() {
        return process.filter(p -> !p.isDead());
    }

    /** A process whose journal failed, or whose rules overran, ends itself. */
    private void endIfFailed() {
        alive().filter(p -> p.engine().failure().isPresent()).ifPresent(p -> {
            p.kill(chance);
            again("journal or budget failed");
        });
    }

    private void cycle(Instant scheduled) {
        if (missed.filter(m -> !m.isBefore(timeline.instant())).isPresent()) {
            invariants.missed(scheduled);
            alive().ifPresent(p -> p.engine().skipped(schedule, scheduled));
            return;
        }
        alive().ifPresent(p -> {
            p.engine().cycle(schedule, scheduled);
            cycles++;
            if (twice) {
                twice = false;
                p.engine().cycle(schedule, scheduled);
            }
            invariants.cycleEnded();
        });
        endIfFailed();
    }

    private void priceMoves() {
        prices.walk();
        fills.priceMoved();
    }

    // The stream of reports.

    private void reported(ExecutionReport report) {
        history.add(timeline.instant(), "venue", report);
        if (weather.isDeaf()) {
            return;
        }
        if (weather.holds()) {
            held = Optional.of(report);
            return;
        }
        Optional<Fault> fault = weather.nextOf(Weather.REPORT);
        Duration late = Duration.ofMillis(chance.between(1, 40));
        if (fault.isPresent()) {
            switch (fault.orElseThrow().kind()) {
                case MISSING_REPORT -> {
                    return;
                }
                case LATE_REPORT ->
                    late = Duration.ofSeconds(5 + fault.orElseThrow().choice(150));
                case REPORT_OUT_OF_ORDER -> {
                    held = Optional.of(report);
                    timeline.after(Duration.ofSeconds(20), this::release);
                    return;
                }
                default -> timeline.after(Duration.ofSeconds(fault.orElseThrow().choice(60)), () -> deliver(report));
            }
        }
        if (fault.isEmpty()) {
            Instant at = timeline.instant().plus(late);
            lastDelivery = at.isAfter(lastDelivery) ? at : lastDelivery.plusMillis(1);
            timeline.at(lastDelivery, () -> deliver(report));
        } else {
            timeline.after(late, () -> deliver(report));
        }
    }

    private void deliver(ExecutionReport report) {
        alive().ifPresent(p -> p.hear(report));
        release();
    }

    private void release() {
        Optional<ExecutionReport> waiting = held;
        held = Optional.empty();
        waiting.ifPresent(r -> alive().ifPresent(p -> p.hear(r)));
    }

    // Faults.

    private void strike(Fault fault) {
        history.add(timeline.instant(), "fault", fault);
        Duration time = Duration.ofSeconds(10 + fault.choice(140));
        switch (fault.kind()) {
            case VENUE_CANCELS -> working(fault).ifPresent(o -> venue.cancel(o, "unsolicited"));
            case STREAM_DOWN -> {
                weather.streamDown(time);
                timeline.after(time, this::reconnected);
            }
            case DISCONNECTED -> {
                weather.offline(time);
                timeline.after(time, this::reconnected);
            }
            case SESSION_EXPIRED -> {
                weather.expire(time);
                timeline.after(time, this::reconnected);
            }
            case BUST -> fill(fault).ifPresent(venue::bust);
            case CORRECTION ->
                fill(fault)
                        .ifPresent(
                                f -> venue.correct(f, f.lastPx().orElseThrow().plus(io.drover.model.Price.of("0.05"))));
            case FOREIGN_ORDER -> foreign(fault);
            case ID_ROLLBACK -> venue.rollBackIds();
            case CLOCK_SKEW -> venue.skew(Duration.ofSeconds(fault.choice(1201) - 600L));
            case STALE_DATA -> prices.freeze(time.plus(MINUTE));
            case NO_PRICE -> prices.hide(time);
            case PRICE_GAP -> prices.gap(prices.any(fault), fault);
            case SYMBOL_HALTED -> prices.halt(prices.any(fault), time);
            case SPLIT -> split(prices.any(fault));
            case DIVIDEND -> dividend(prices.any(fault));
            case CRASH -> alive().ifPresent(p -> p.diesAfter(1 + fault.choice(40)));
            case CRASH_IDLE -> alive().ifPresent(p -> died());
            case CRASH_TWICE ->
                alive().ifPresent(p -> {
                    nextStepsToLive = 1 + fault.choice(12);
                    died();
                });
            case RESTART -> restart();
            case DISK_FULL ->
                trouble(fault.choice(2) == 0 ? CrashJournal.Trouble.FULL : CrashJournal.Trouble.FULL_TO_THE_BRIM);
            case SYNC_FAILS -> trouble(CrashJournal.Trouble.SYNC_FAILS);
            case RULES_FAIL ->
                failing.failNext(List.of(RuleFailureException.Kind.values()).get(fault.choice(3)), fault);
            case GUARD_ERRS -> failing.errNext(fault);
            case UNTOLD_FILL -> untold(fault);
            case CYCLE_TWICE -> twice = true;
            case CYCLE_MISSED -> missed = Optional.of(timeline.instant().plus(MINUTE));
            case OPERATOR_REDUCES -> lower(Scope.ACCOUNT, TradingState.REDUCING);
            case OPERATOR_HALTS -> lower(scope(fault), TradingState.HALTED);
            case OPERATOR_RESUMES -> resume();
            case KILL -> kill(fault, time);
            default -> weather.await(fault);
        }
        endIfFailed();
    }

    private void trouble(CrashJournal.Trouble trouble) {
        alive().ifPresent(p -> p.journal().trouble(trouble));
    }

    private Scope scope(Fault fault) {
        return fault.choice(2) == 0
                ? Scope.GLOBAL
                : Scope.instrument(prices.any(fault).toString());
    }

    private void untold(Fault fault) {
        Optional<VenueOrder> order = working(fault).filter(o -> fault.argument() / 2 % 2 == 0);
        InstrumentId id = order.map(o -> o.request.instrument()).orElseGet(() -> prices.any(fault));
        order.ifPresentOrElse(
                o -> venue.untold(o, prices.last(id)),
                () -> venue.untold(id, BigDecimal.valueOf(1 + fault.choice(5)), prices.last(id)));
    }

    private Optional<VenueOrder> working(Fault fault) {
        List<VenueOrder> all =
                venue.orders().stream().filter(VenueOrder::isWorking).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(fault.choice(all.size())));
    }

    private Optional<ExecutionReport> fill(Fault fault) {
        List<ExecutionReport> all = venue.executions().stream()
                .filter(e -> e.execType() == io.drover.model.ExecType.TRADE && venue.stands(e))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(fault.choice(all.size())));
    }

    private void foreign(Fault fault) {
        VenueOrder order = venue.accept(new OrderRequest(
                new DerivedIds("somebody").idOf(fault.toString(), "order"),
                prices.any(fault),
                OrderRole.ENTRY,
                Side.BUY,
                OrdType.MARKET,
                Quantity.of(1 + fault.choice(5)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                Protection.NONE));
        order.foreign = true;
        fills.arrived(order);
    }

    private void split(InstrumentId id) {
        prices.split(id);
        var event = venue.split(id);
        alive().ifPresent(p -> p.engine().heard(event));
    }

    private void dividend(InstrumentId id) {
        var event = venue.dividend(id, new java.math.BigDecimal("0.10"));
        if (!weather.isDeaf()) {
            alive().ifPresent(p -> p.engine().heard(event));
        }
    }

    private void restart() {
        alive().ifPresent(p -> {
            p.engine().end("restart");
            p.kill(chance);
            again("restart");
        });
    }

    // The operator.

    private void lower(Scope scope, TradingState to) {
        alive().ifPresent(p -> p.engine().lower(scope, to, "drawn by lot", OPERATOR));
    }

    /** Ends every cause in force, as far as that is allowed. */
    private void resume() {
        alive().filter(p -> p.engine().failure().isEmpty()).ifPresent(p -> {
            for (Cause cause : p.engine().state().tradingStates().causes()) {
                try {
                    p.engine().raise(cause.id(), "looked at", OPERATOR);
                } catch (IllegalStateException e) {
                    history.add(timeline.instant(), "refused", cause.id());
                }
            }
        });
        endIfFailed();
    }

    /** Some hosts see the kill file before the next cycle does. */
    private void kill(Fault fault, Duration time) {
        if (fault.choice(3) == 1) {
            atNextSync = Optional.of(() -> killed(fault, time));
        } else {
            killed(fault, time);
        }
    }

    /** What waits for the moment between decision and dispatch. */
    private void synced() {
        Optional<Runnable> waiting = atNextSync;
        atNextSync = Optional.empty();
        waiting.ifPresent(Runnable::run);
    }

    private void killed(Fault fault, Duration time) {
        killFile = Optional.of(new StopSign(TradingState.KILLED, "drawn by lot"));
        invariants.killed(true);
        if (fault.choice(3) == 2
                && alive().filter(p -> p.engine().obeyStopSign()).isPresent()) {
            invariants.obeyed();
        }
        timeline.after(time, () -> {
            killFile = Optional.empty();
            invariants.killed(false);
            restart();
        });
    }

    private void reconnected() {
        if (!weather.isOffline() && !weather.isExpired()) {
            alive().ifPresent(p -> p.engine().reconnected());
            endIfFailed();
        }
    }

    // The end.

    private void heal() {
        weather.clear();
        prices.clear();
        venue.skew(Duration.ZERO);
        killFile = Optional.empty();
        invariants.killed(false);
        nextStepsToLive = 0;
        atNextSync = Optional.empty();
        release();
        alive().ifPresent(p -> {
            p.diesAfter(0);
            p.journal().trouble(CrashJournal.Trouble.NONE);
            reconnected();
        });
    }

    /** All is quiet: the books must agree, or the engine must know that they do not; the same after one more start. */
    private void conclude() {
        alive().ifPresentOrElse(this::judge, () -> invariants.broken("lives", "no process runs at the end"));
        if (invariants.first().isEmpty()) {
            restart();
            Instant later = END.plus(MINUTE);
            boolean more = true;
            while (more && invariants.first().isEmpty()) {
                more = step(later);
            }
            alive().filter(p -> invariants.first().isEmpty()).ifPresent(this::judge);
        }
    }

    /** What cycles have found by themselves so far, and what they find when they are asked to look. */
    private void judge(Life p) {
        unnoticed(p, "unasked");
        p.engine().reconcileWithin(Duration.ZERO);
        noticed = unnoticed(p, "oracle").size();
        invariants.concluded();
        foldsAlike(p);
        invariants.look();
    }

    private List<Oracle.Difference> unnoticed(Life p, String promise) {
        List<Oracle.Difference> differences =
                new Oracle(venue).compare(p.engine().state());
        differences.stream().filter(d -> !d.noticed()).findFirst().ifPresent(d -> invariants.broken(promise, d.text()));
        return differences;
    }

    /** I10: folding the journal gives the living state, from its first record as from the last checkpoint. */
    private void foldsAlike(Life p) {
        for (boolean upon : new boolean[] {false, true}) {
            EngineState folded = p.folded(upon, new EngineState(prices.instruments(), Currency.USD));
            if (!folded.image().equals(p.engine().state().image())) {
                invariants.broken("I10", "the journal folds to another state" + (upon ? " upon its checkpoint" : ""));
            }
        }
    }
}
