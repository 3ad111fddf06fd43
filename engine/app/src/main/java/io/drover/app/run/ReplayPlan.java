package io.drover.app.run;

import io.drover.app.config.Configuration;
import io.drover.app.config.CycleSchedule;
import io.drover.market.calendar.Calendars;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.TradeSeries;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.port.RuleEvaluator;
import io.drover.research.ReplaySetup;
import io.drover.research.ScheduledCycle;
import io.drover.trading.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What is replayed, and how.
 *
 * @param config in force
 * @param data the recorded market
 * @param calendars sessions
 * @param from no cycle before; absent: from the first bar on
 * @param to no cycle at or after; absent: to the last bar
 * @param tickInterval a cycle every so often instead of what schedule.yaml says
 * @param build version of the program
 */
public record ReplayPlan(
        Configuration config,
        DataSet data,
        Calendars calendars,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Duration> tickInterval,
        String build) {

    /**
     * Everything a replay needs.
     *
     * @param mode kept in the journal
     * @param notes told what of the configuration this data set cannot serve
     */
    public ReplaySetup setup(Mode mode, RuleEvaluator evaluator, Consumer<String> notes) {
        Set<String> timeframes = timeframes();
        return new ReplaySetup(
                config.engineSettings(mode, build, calendars),
                config.instruments().all(),
                data,
                calendars,
                config.indicators().specs().stream()
                        .filter(spec -> timeframes.contains(spec.timeframe().toString()))
                        .toList(),
                schedules(timeframes, notes),
                evaluator,
                config.simulationSettings(),
                from.orElseGet(this::firstTime),
                to.map(end -> end.minusMillis(1)).orElseGet(this::lastTime));
    }

    private List<ScheduledCycle> schedules(Set<String> timeframes, Consumer<String> notes) {
        List<ScheduledCycle> found = new ArrayList<>();
        new TreeMap<>(config.schedule().cycles()).forEach((name, configured) -> {
            CycleSchedule cycle = tickInterval.map(configured::every).orElse(configured);
            Set<InstrumentId> missing = new TreeSet<>(cycle.instruments());
            missing.removeAll(data.instruments());
            if (missing.size() < cycle.instruments().size()) {
                if (!missing.isEmpty()) {
                    notes.accept(
                            "schedule %s is left out: data set %s has no %s".formatted(name, data.name(), missing));
                } else if (cycle.onBar()
                        .filter(bar -> !timeframes.contains(bar.toString()))
                        .isPresent()) {
                    notes.accept("schedule %s is left out: data set %s has no bars of %s"
                            .formatted(name, data.name(), cycle.onBar().orElseThrow()));
                } else {
                    found.add(new ScheduledCycle(
                            new Schedule(name, cycle.instruments(), Set.copyOf(cycle.strategies())),
                            Cadences.of(cycle, data, calendars.get(cycle.calendar()))));
                }
            }
        });
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "no schedule trades %s of data set %s.\nMaybe add a cycle for them to schedule.yaml."
                            .formatted(data.instruments(), data.name()));
        }
        return found;
    }

    private Set<String> timeframes() {
        Set<String> found = new TreeSet<>();
        for (InstrumentId id : data.instruments()) {
            data.bars(id).forEach(bars -> found.add(bars.timeframe().toString()));
        }
        return found;
    }

    /** Bars and prints of the data set; quotes do not decide when a replay begins. */
    private Instant firstTime() {
        long first = Long.MAX_VALUE;
        for (InstrumentId id : data.instruments()) {
            for (BarSeries bars : data.bars(id)) {
                first = Math.min(first, bars.size() == 0 ? first : bars.start(0));
            }
            first = Math.min(first, data.trades(id).map(t -> t.time(0)).orElse(first));
        }
        return Instant.ofEpochMilli(first);
    }

    private Instant lastTime() {
        long last = 0;
        for (InstrumentId id : data.instruments()) {
            for (BarSeries bars : data.bars(id)) {
                last = Math.max(last, bars.size() == 0 ? last : bars.end(bars.size() - 1));
            }
            last = Math.max(last, data.trades(id).map(ReplayPlan::lastPrint).orElse(last));
        }
        return Instant.ofEpochMilli(last);
    }

    private static long lastPrint(TradeSeries trades) {
        return trades.time(trades.size() - 1);
    }
}
