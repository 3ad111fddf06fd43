package io.drover.research;

import io.drover.broker.simulated.SimulationSettings;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.DataSet;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.port.RuleEvaluator;
import io.drover.trading.EngineSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * What a replay needs besides its journal and its broker's log.
 *
 * @param settings of the engine
 * @param instruments all that are configured
 * @param data the recorded market
 * @param calendars sessions of the instruments
 * @param indicators declared ones
 * @param schedules cycles, run by name where several are due at one time
 * @param evaluator the rules
 * @param simulation how the broker behaves
 * @param from no cycle before this
 * @param to no cycle after this
 */
public record ReplaySetup(
        EngineSettings settings,
        SortedMap<InstrumentId, Instrument> instruments,
        DataSet data,
        Calendars calendars,
        List<IndicatorSpec> indicators,
        List<ScheduledCycle> schedules,
        RuleEvaluator evaluator,
        SimulationSettings simulation,
        Instant from,
        Instant to) {
    public ReplaySetup {
        indicators = List.copyOf(indicators);
        schedules = schedules.stream()
                .sorted(Comparator.comparing(s -> s.schedule().name()))
                .toList();
    }

    /** The same with other rules. */
    public ReplaySetup withEvaluator(RuleEvaluator rules) {
        return new ReplaySetup(
                settings, instruments, data, calendars, indicators, schedules, rules, simulation, from, to);
    }
}
