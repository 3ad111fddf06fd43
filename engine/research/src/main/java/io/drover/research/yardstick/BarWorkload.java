package io.drover.research.yardstick;

import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.port.RuleEvaluator;
import io.drover.research.Cadence;
import io.drover.research.ReplaySetup;
import io.drover.research.ScheduledCycle;
import io.drover.trading.AccountingDay;
import io.drover.trading.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A workload of recorded bars: a cycle whenever a bar ends.
 *
 * @param workload its parameters
 * @param data its bars
 * @param calendars of its one market, which never closes
 * @param bars when its cycles are due
 */
record BarWorkload(Workload workload, DataSet data, Calendars calendars, Cadence bars) {
    static BarWorkload read(Path properties, Path directory) throws IOException {
        Calendars calendars = Calendars.standard();
        DataSet data = WorkloadBars.read(directory, calendars);
        return new BarWorkload(Workload.read(properties), data, calendars, Cadence.onBars(data, Timeframe.MINUTE));
    }

    /** Number of bars of all symbols. */
    long size() {
        return data.instruments().stream()
                .flatMap(id -> data.bars(id).stream())
                .mapToLong(BarSeries::size)
                .sum();
    }

    static List<IndicatorSpec> indicators(Workload w) {
        return YardstickAccount.indicators(w.number("fast"), w.number("slow"), Timeframe.MINUTE);
    }

    ReplaySetup setup(List<IndicatorSpec> indicators, RuleEvaluator evaluator) {
        int dayCycles = workload.dayCycles();
        Schedule schedule = new Schedule("bars", List.copyOf(data.instruments()), Set.of("cross"));
        return new ReplaySetup(
                YardstickAccount.settings(dayCycles > 0 ? AccountingDay.cycles(dayCycles) : AccountingDay.utcDate()),
                YardstickAccount.instruments(data.instruments()),
                data,
                calendars,
                indicators,
                List.of(new ScheduledCycle(schedule, bars)),
                evaluator,
                YardstickAccount.simulation(workload.text("cash")),
                Instant.EPOCH,
                Instant.MAX);
    }
}
