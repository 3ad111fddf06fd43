package io.drover.research.simulation;

import io.drover.fact.Account;
import io.drover.fact.Activity;
import io.drover.fact.Exposure;
import io.drover.fact.FactNumbers;
import io.drover.fact.Memo;
import io.drover.fact.OpenOrder;
import io.drover.fact.Position;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.Control;
import io.drover.model.InstrumentId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What rules are shown in a cycle, counted anew from the records of before. */
final class Recount {
    private static final double CENT = 0.01;
    /** Of equity, in the rules of the simulation. */
    private static final double LARGEST_ENTRY = 0.05;

    private final Told told;
    private final BiConsumer<String, String> broken;
    private final Map<String, Memo> memos = new TreeMap<>();
    private final Map<String, StateLowered> causes = new HashMap<>();
    private final Set<String> decisions = new HashSet<>();
    private final List<Instant> decided = new ArrayList<>();
    private Optional<Instant> completed = Optional.empty();
    private double peak;
    private double dayStart;
    private double lastEquity;

    /** @param broken told the promise and how it was broken */
    Recount(Told told, BiConsumer<String, String> broken) {
        this.told = told;
        this.broken = broken;
    }

    /**
     * A living process is about to write this cycle; what it shows must be what came before.
     *
     * @param priced whether every price was known
     */
    void check(JournalRecord.Cycle cycle, boolean priced) {
        if (!cycle.previousCycle().equals(completed)) {
            differ("previous cycle", cycle.previousCycle(), completed);
        }
        if (cycle.outcome() == CycleOutcome.SKIPPED) {
            return;
        }
        List<Memo> shown = cycle.snapshot().all(Memo.class);
        List<Memo> known = memos.values().stream()
                .filter(m ->
                        m.expires() == 0 || m.expires() > cycle.scheduledAt().toEpochMilli())
                .toList();
        if (!Set.copyOf(shown).equals(Set.copyOf(known))) {
            differ("memos", shown, known);
        }
        long minute = decided.stream()
                .filter(t -> t.isAfter(cycle.scheduledAt().minus(Duration.ofMinutes(1))))
                .count();
        differ("orders of the last minute", count(cycle, "orders-per-minute", ""), minute);
        if (!told.isUndone()) {
            differ("executed entries", count(cycle, "executions-per-day", "tide"), told.executedEntries());
        }
        long rejects = count(cycle, "rejects-per-hour", "");
        if (rejects > told.rejectedOrders()) {
            differ("rejects", rejects, "at most " + told.rejectedOrders());
        }
        cycle.snapshot().all(Account.class).forEach(a -> account(a, cycle));
        if (priced) {
            cycle.snapshot().all(Account.class).forEach(a -> reserved(a, cycle));
        }
    }

    private void account(Account shown, JournalRecord.Cycle cycle) {
        double value = 0;
        double cost = 0;
        for (Position position : cycle.snapshot().all(Position.class)) {
            double held = FactNumbers.of(told.position(InstrumentId.parse(position.symbol())));
            if (!told.isMixed()) {
                about("held of " + position.symbol(), position.quantity(), held);
            }
            value += position.marketValue();
            cost += position.quantity() * position.averagePrice();
        }
        if (!told.isMixed()) {
            about("cash", shown.cash(), FactNumbers.of(told.cash()));
            about("fees", shown.fees(), FactNumbers.of(told.fees()));
            about("profit", shown.realizedPnl(), shown.cash() + cost - FactNumbers.of(told.moved()));
        }
        about("equity", shown.equity(), shown.cash() + value);
        about("peak", shown.peakEquity(), Math.max(peak, shown.equity()));
        about("equity at the start of the day", shown.dayStartEquity(), dayStart == 0 ? shown.equity() : dayStart);
    }

    private void reserved(Account shown, JournalRecord.Cycle cycle) {
        double held = 0;
        for (Position position : cycle.snapshot().all(Position.class)) {
            held += Math.abs(position.marketValue());
        }
        boolean waits = cycle.snapshot().all(OpenOrder.class).stream()
                .anyMatch(o -> o.role().equals(OrderRole.ENTRY.name()) && o.leavesQty() > 0);
        boolean bound = shown.equity() - shown.initialMargin() - shown.buyingPower() > CENT;
        for (Exposure all : cycle.snapshot().all(Exposure.class)) {
            if (all.scope().equals("ACCOUNT")) {
                about("exposure held", all.heldAtLast(), held);
                differ("exposure of working entries", all.workingAtLast() > CENT, waits);
                differ("worst exposure of working entries", all.reservedWorst() > CENT, waits);
            }
        }
        differ("margin of working entries", bound, waits);
        double used = cycle.snapshot().all(Exposure.class).stream()
                .filter(e -> e.scope().equals("STRATEGY") && e.name().equals("tide"))
                .mapToDouble(Exposure::gross)
                .sum();
        double wanted = cycle.decisions().stream()
                .filter(d -> d.accepted() && d.proposal().entry())
                .mapToDouble(d -> d.proposal().lastValue())
                .sum();
        if (wanted > 0 && used + wanted > SimulationRules.CAPITAL_SHARE * shown.equity() + CENT) {
            broken.accept("size", "%s of equity used, %s accepted, %s owned".formatted(used, wanted, shown.equity()));
        }
    }

    private static long count(JournalRecord.Cycle cycle, String measure, String name) {
        return cycle.snapshot().all(Activity.class).stream()
                .filter(a -> a.measure().equals(measure) && a.name().equals(name))
                .mapToLong(Activity::count)
                .sum();
    }

    private void about(String what, double shown, double counted) {
        if (Math.abs(shown - counted) >= CENT) {
            differ(what, shown, counted);
        }
    }

    private void differ(String what, Object shown, Object counted) {
        if (!shown.equals(counted)) {
            broken.accept("recount", "%s: rules see %s, the records say %s".formatted(what, shown, counted));
        }
    }

    /** A living process is about to write this intent; {@code price} is what it was sized by. */
    void intended(JournalRecord.Intent intent, Price price) {
        double value = FactNumbers.of(price) * FactNumbers.of(intent.request().orderQty());
        if (intent.request().role() == OrderRole.ENTRY && value > LARGEST_ENTRY * lastEquity + CENT) {
            broken.accept("size", "an entry of %s with %s of equity".formatted(value, lastEquity));
        }
    }

    /** Folds a record. */
    void note(JournalRecord record) {
        if (record instanceof JournalRecord.Intent intent) {
            if (intent.decision().isEmpty() || decisions.add(intent.decision())) {
                decided.add(intent.approvedAt());
            }
        } else if (record instanceof StateLowered lowered) {
            causes.put(lowered.id(), lowered);
        } else if (record instanceof JournalRecord.StateRaised raised) {
            Optional.ofNullable(causes.remove(raised.id()))
                    .flatMap(StateLowered::control)
                    .ifPresent(this::acknowledged);
        } else if (record instanceof JournalRecord.Cycle cycle && cycle.outcome() != CycleOutcome.SKIPPED) {
            cycle.memos().forEach(m -> memos.put(m.key(), m));
            for (Account account : cycle.snapshot().all(Account.class)) {
                peak = Math.max(peak, account.equity());
                dayStart = dayStart == 0 ? account.equity() : dayStart;
                lastEquity = account.equity();
            }
            if (cycle.outcome() == CycleOutcome.DONE) {
                completed = Optional.of(cycle.scheduledAt());
            }
        }
    }

    /** A person looked: what the limit is measured against begins anew. */
    private void acknowledged(Control control) {
        switch (control) {
            case C19 -> dayStart = lastEquity;
            case C20 -> peak = lastEquity;
            case C09, C23 -> told.acknowledged(control);
            default -> {}
        }
    }
}
