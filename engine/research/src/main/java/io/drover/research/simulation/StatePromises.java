package io.drover.research.simulation;

import io.drover.fact.DataQuality;
import io.drover.fact.MarketState;
import io.drover.fact.OpenOrder;
import io.drover.fact.Position;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Break;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.Control;
import io.drover.model.InstrumentId;
import io.drover.model.Scope;
import io.drover.model.ScopeKind;
import io.drover.model.TradingState;
import io.drover.trading.Cause;
import io.drover.trading.TradingStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What must lower the trading state, and what may raise it, told from the records alone. */
final class StatePromises {
    private static final int CLEAN_CYCLES = 3;
    private static final int UNKNOWN_SECONDS = 60;
    /** A journal that failed halts trading in memory, whether or not that can be written down. */
    private static final String UNWRITTEN = "journal";
    /** Closes as soon as the broker's books can be read. */
    private static final String CIRCUIT = "circuit-open";

    /** Some instrument: what reaches the account reaches it. */
    private static final String ANY = "AAA.SIM";

    private final BiConsumer<String, String> broken;
    private final Map<String, InForce> causes = new TreeMap<>();
    private final List<Must> musts = new ArrayList<>();
    private boolean differs;
    private boolean killed;
    private long epoch;

    /** @param broken told the promise and how it was broken */
    StatePromises(BiConsumer<String, String> broken) {
        this.broken = broken;
    }

    private record InForce(StateLowered lowered, long epoch, int clean) {}

    /** At the end of this step the state there is at least this low. */
    private record Must(String why, Scope scope, TradingState atLeast) {}

    /** A process begins with records that are told next. */
    void begins() {
        causes.clear();
        died();
        differs = false;
        epoch = 0;
    }

    /** What was to be done at the end of this step nobody does. */
    void died() {
        musts.clear();
        killed = false;
    }

    /** Folds a record. */
    void note(JournalRecord record) {
        if (record instanceof JournalRecord.RunStarted run) {
            epoch = run.epoch();
        } else if (record instanceof StateLowered lowered) {
            causes.put(lowered.id(), new InForce(lowered, epoch, 0));
        } else if (record instanceof JournalRecord.StateRaised raised) {
            causes.remove(raised.id());
        } else if (record instanceof JournalRecord.Reconciled reconciled) {
            differs = !reconciled.breaks().isEmpty();
        } else if (record instanceof JournalRecord.Cycle cycle) {
            causes.replaceAll((id, cause) -> after(cycle, id, cause));
        }
    }

    private static InForce after(JournalRecord.Cycle cycle, String id, InForce cause) {
        boolean seen =
                cycle.findings().stream().anyMatch(f -> id.equals(f.code()) || id.equals(f.code() + "|" + f.text()));
        boolean clean = cycle.outcome() == CycleOutcome.DONE && !seen;
        return new InForce(cause.lowered(), cause.epoch(), clean ? cause.clean() + 1 : 0);
    }

    /** A living process is about to write this. */
    void appended(JournalRecord record) {
        if (record instanceof JournalRecord.StateRaised raised && causes.containsKey(raised.id())) {
            raised(raised, causes.get(raised.id()));
        } else if (record instanceof JournalRecord.Reconciled reconciled) {
            reconciled.breaks().forEach(this::found);
        } else if (record instanceof JournalRecord.Cycle cycle) {
            cycle(cycle);
        }
    }

    /** Something happened in this step that the state there has to follow. */
    void must(String why, Scope scope, TradingState atLeast) {
        musts.add(new Must(why, scope, atLeast));
    }

    private void raised(JournalRecord.StateRaised raised, InForce cause) {
        StateLowered lowered = cause.lowered();
        boolean newDay = lowered.control().filter(c -> c == Control.C19).isPresent();
        if (raised.by().equals("engine") && !newDay && !raised.id().equals(CIRCUIT)) {
            if (!lowered.passesByItself()) {
                broken.accept("raise", raised.id() + " needs a person and ended without one");
            } else if (cause.clean() < CLEAN_CYCLES || differs) {
                broken.accept("raise", "%s ended after %d clean cycles".formatted(raised.id(), cause.clean()));
            }
        }
        if (lowered.state() == TradingState.KILLED) {
            if (cause.epoch() == epoch) {
                broken.accept("raise", raised.id() + " ended in the run that it killed");
            }
            must("after " + raised.id(), lowered.scope(), TradingState.HALTED);
        }
    }

    private void found(Break difference) {
        boolean again = causes.keySet().stream().anyMatch(id -> id.startsWith("mismatch|"));
        if (difference.kind().equals("duplicate")) {
            must(difference.toString(), Scope.GLOBAL, TradingState.KILLED);
        } else if (again) {
            must("again " + difference, Scope.ACCOUNT, TradingState.HALTED);
        } else {
            must(difference.toString(), difference.scope(), TradingState.REDUCING);
        }
    }

    private void cycle(JournalRecord.Cycle cycle) {
        if (killed && cycle.outcome() != CycleOutcome.SKIPPED) {
            broken.accept("state", "rules ran at %s although trading is killed".formatted(cycle.scheduledAt()));
        }
        switch (cycle.outcome()) {
            case DISCARDED_BUDGET -> must("a cycle over its budget", Scope.ACCOUNT, TradingState.HALTED);
            case DISCARDED_LIMIT, DISCARDED_EXCEPTION ->
                must("rules that failed", Scope.ACCOUNT, TradingState.REDUCING);
            case DONE, SKIPPED -> {}
        }
        cycle.states().forEach(s -> must(s.reason(), s.scope(), s.state()));
        Set<String> held = new HashSet<>();
        cycle.snapshot().all(Position.class).forEach(p -> held.add(p.symbol()));
        causes.values().stream()
                .map(InForce::lowered)
                .filter(c -> c.by().equals("engine") && c.scope().kind() == ScopeKind.INSTRUMENT)
                .filter(c -> held.contains(c.scope().key()))
                .forEach(c -> must("spreading " + c.id(), Scope.ACCOUNT, TradingState.REDUCING));
        troubled(cycle).forEach(s -> must("trouble with " + s, Scope.instrument(s), TradingState.REDUCING));
    }

    /** Symbols that are held or working and whose data is stale, and those with an order unknown for a minute. */
    private static Set<String> troubled(JournalRecord.Cycle cycle) {
        Set<String> ours = new HashSet<>();
        Set<String> troubled = new TreeSet<>();
        cycle.snapshot().all(Position.class).forEach(p -> ours.add(p.symbol()));
        for (OpenOrder order : cycle.snapshot().all(OpenOrder.class)) {
            ours.add(order.symbol());
            if (order.unknown() && order.ageSeconds() > UNKNOWN_SECONDS) {
                troubled.add(order.symbol());
            }
        }
        Map<String, Boolean> open = new HashMap<>();
        cycle.snapshot().all(MarketState.class).forEach(m -> open.put(m.symbol(), m.open()));
        for (DataQuality quality : cycle.snapshot().all(DataQuality.class)) {
            if (quality.stale() && ours.contains(quality.symbol()) && open.getOrDefault(quality.symbol(), false)) {
                troubled.add(quality.symbol());
            }
        }
        return troubled;
    }

    /** A step is over. */
    void look(TradingStates states) {
        for (Must must : musts) {
            TradingState is = states.of(key(must, ScopeKind.STRATEGY), key(must, ScopeKind.INSTRUMENT));
            if (is.compareTo(must.atLeast()) < 0) {
                broken.accept("state", "%s: %s is %s".formatted(must.why(), must.scope(), is));
            }
        }
        musts.clear();
        for (InForce cause : causes.values()) {
            Scope scope = cause.lowered().scope();
            boolean one = scope.kind() == ScopeKind.INSTRUMENT;
            TradingState is = states.of("tide", one ? scope.key() : ANY);
            if (is.compareTo(cause.lowered().state()) < 0) {
                broken.accept(
                        "state",
                        "%s is in force, the state is %s"
                                .formatted(cause.lowered().id(), is));
            }
        }
        killed = isKilled();
        List<String> ids = states.causes().stream()
                .map(Cause::id)
                .filter(id -> !id.equals(UNWRITTEN))
                .toList();
        Set<String> told = new TreeSet<>(causes.keySet());
        told.remove(UNWRITTEN);
        if (!ids.equals(List.copyOf(told))) {
            broken.accept("I7", "causes %s, by the records %s".formatted(ids, causes.keySet()));
        }
    }

    /** Whether trading is killed by the records. */
    boolean isKilled() {
        return causes.values().stream().anyMatch(c -> c.lowered().state() == TradingState.KILLED);
    }

    private static String key(Must must, ScopeKind kind) {
        return must.scope().kind() == kind ? must.scope().key() : "";
    }

    static Scope of(InstrumentId id) {
        return Scope.instrument(id.toString());
    }
}
