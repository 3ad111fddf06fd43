package io.drover.research.guard;

import io.drover.decision.LimitRow;
import io.drover.decision.Snapshot;
import io.drover.fact.Account;
import io.drover.fact.Activity;
import io.drover.fact.Exposure;
import io.drover.fact.Fact;
import io.drover.fact.MarketState;
import io.drover.fact.OpenOrder;
import io.drover.fact.Participation;
import io.drover.fact.Proposal;
import io.drover.fact.ReconcileBreak;
import io.drover.fact.Strategy;
import io.drover.model.Control;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What guard rules are told of books and proposal: calm, or beyond every limit while only one control's are in reach.
 *
 * @param busy whether the strategy, its sector and the others have done something before
 * @param stormy the control whose limits are in reach; absent when all is calm
 * @param ratio loss of the day and drawdown in the storm
 */
record Situation(boolean busy, Optional<Control> stormy, double ratio) {
    private static final double OUT_OF_REACH = 1e15;
    private static final double BEYOND = 1e12;
    private static final Set<Class<?>> MADE = Set.of(
            Account.class,
            Activity.class,
            Exposure.class,
            MarketState.class,
            OpenOrder.class,
            Participation.class,
            ReconcileBreak.class,
            Strategy.class);
    private static final List<Double> RATIOS = List.of(0.025, 0.035, 0.055, 0.12, 0.16);

    /** Every one that tells something of a control. */
    static List<Situation> of(Control control) {
        Stream<Situation> calm = Stream.of(true, false).map(busy -> new Situation(busy, Optional.empty(), 0));
        Stream<Situation> storms = RATIOS.stream().map(ratio -> new Situation(true, Optional.of(control), ratio));
        boolean ofAccount = control == Control.C19 || control == Control.C20;
        return Stream.concat(calm, ofAccount ? storms : storms.skip(RATIOS.size() - 1L))
                .toList();
    }

    LimitRow row(LimitRow row) {
        return stormy.isEmpty() || stormy.get() == row.control()
                ? row
                : new LimitRow(
                        row.origin(),
                        row.control(),
                        row.scope(),
                        row.measure(),
                        LimitRow.Basis.ABSOLUTE,
                        OUT_OF_REACH,
                        row.state(),
                        row.note());
    }

    /** The real snapshot with other books. */
    Snapshot seen(Snapshot real, boolean storm) {
        List<Fact> facts = new ArrayList<>(real.facts());
        facts.removeIf(f -> MADE.contains(f.getClass()));
        facts.add(new MarketState(GuardedEngine.SYMBOL, busy, true, 0, storm ? 1 : 60, false));
        facts.add(new Strategy(GuardedEngine.STRATEGY, !storm, 1, Map.of()));
        facts.add(new Strategy("another", true, 1, Map.of()));
        double value = storm ? BEYOND : 1;
        long count = storm ? 1_000_000 : 1;
        double loss = storm ? ratio : 0;
        facts.add(new Account(
                100_000, 100_000, 100_000 - value, value, value, 100_000, 0, loss, 100_000, 100_000, loss, 0, 0));
        facts.add(new Exposure("ACCOUNT", "", value, value, value, 0, 0));
        facts.add(new Activity("ACCOUNT", "", "orders-per-minute", count));
        facts.add(new Activity("ACCOUNT", "", "rejects-per-hour", count));
        facts.add(new Participation(GuardedEngine.SYMBOL, 1_000_000, value, value));
        if (storm) {
            facts.add(new ReconcileBreak("position", GuardedEngine.SYMBOL, count));
        }
        if (busy) {
            facts.add(new Participation("XOM.XNYS", 1_000_000, 1, 1));
            facts.add(new ReconcileBreak("position", "XOM.XNYS", 1));
            for (String measure : List.of("executions-per-day", "losses-in-a-row", "rejects-per-hour")) {
                facts.add(new Activity("STRATEGY", GuardedEngine.STRATEGY, measure, count));
                facts.add(new Activity("STRATEGY", "another", measure, 1));
            }
            exposures(value).forEach(facts::add);
            for (int i = 0; i < (storm ? 25 : 1); i++) {
                facts.add(order("0-" + i, GuardedEngine.STRATEGY, "ENTRY", storm));
            }
            facts.add(order("0-100", "another", "ENTRY", false));
            facts.add(order("0-101", GuardedEngine.STRATEGY, "PROTECTIVE", false));
        }
        return Snapshot.of(facts);
    }

    private static Stream<Exposure> exposures(double value) {
        return Stream.concat(
                Stream.of("STRATEGY trend", "SECTOR technology", "CURRENCY USD", "INSTRUMENT " + GuardedEngine.SYMBOL)
                        .map(of -> exposure(of, value)),
                Stream.of("STRATEGY another", "SECTOR energy", "INSTRUMENT XOM.XNYS")
                        .map(of -> exposure(of, 1)));
    }

    private static Exposure exposure(String of, double value) {
        String[] heading = of.split(" ", 2);
        return new Exposure(heading[0], heading[1], value, value, value, 0, 0);
    }

    private static OpenOrder order(String id, String strategy, String role, boolean unknown) {
        String symbol = strategy.equals(GuardedEngine.STRATEGY) ? GuardedEngine.SYMBOL : "XOM.XNYS";
        return new OpenOrder(id, symbol, strategy, role, "BUY", "LIMIT", 1, 1, 1, 0, "NEW", unknown, 1);
    }

    /** The real proposal; in the storm each number is beyond any limit. */
    Proposal asked(Proposal real, boolean storm) {
        if (!storm) {
            return real;
        }
        try {
            RecordComponent[] components = Proposal.class.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                Object value = components[i].getAccessor().invoke(real);
                values[i] = value instanceof Double ? BEYOND : value instanceof Long ? 1_000_000L : value;
            }
            Constructor<?> constructor = Proposal.class.getDeclaredConstructors()[0];
            return (Proposal) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be read and made", e);
        }
    }
}
