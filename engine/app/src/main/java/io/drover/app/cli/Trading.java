package io.drover.app.cli;

import io.drover.app.config.ConfigReader;
import io.drover.app.config.Configuration;
import io.drover.app.config.EvaluatorRows;
import io.drover.app.run.DataSets;
import io.drover.app.run.ReplayPlan;
import io.drover.market.calendar.Calendars;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.Difference;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import io.drover.rulebook.ShadowRecord;
import io.drover.rulebook.ShadowedEvaluator;
import io.drover.rulebook.Shadowing;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * What verbs that trade have in common: configuration, data and rules.
 *
 * @param config in force
 * @param folders where things lie
 * @param sets data sets by name
 * @param plan what is replayed
 * @param sources of the rules
 */
record Trading(Configuration config, Folders folders, DataSets sets, ReplayPlan plan, RuleSources sources) {
    static Trading of(Host host, Options options, RunOptions run, Consumer<String> notes) {
        Folders folders = Folders.of(host, options);
        TimeSpan span = options.span();
        var tick = run.tickInterval();
        Configuration config = ConfigReader.read(folders.config(), host.environment(), run.replacements());
        Calendars calendars = Calendars.standard();
        DataSets sets = new DataSets(host.samples(), folders.market(), host.directory(), calendars);
        RuleSources sources = Rulebook.read(folders.rules(), folders.shippedRules());
        if (sources.shippedGuards()) {
            notes.accept("guards and limits are the shipped ones: %s has no folder guard".formatted(folders.rules()));
        }
        ReplayPlan plan = new ReplayPlan(
                config,
                sets.get(run.dataset(), config.instruments().all()),
                calendars,
                span.from(),
                span.to(),
                tick,
                host.build());
        return new Trading(config, folders, sets, plan, sources);
    }

    /** @param clock measures the time budget; one that stands still switches it off */
    RuleEvaluator compile(Clock clock) {
        return isDirect()
                ? Rulebook.compileDirect(sources, bounds(clock), cache(), Rulebook.inBackground())
                : Rulebook.compile(sources, bounds(clock), cache());
    }

    /** For a run: what decides there has to earn it first. */
    ShadowedEvaluator shadowed(Clock clock, Consumer<Difference> differences) {
        EvaluatorRows rows = config.execution().evaluator();
        return isDirect()
                ? Rulebook.compileShadowed(
                        sources,
                        bounds(clock),
                        cache(),
                        new Shadowing(
                                rows.shadowCycles(), rows.checkEvery(), differences, ShadowRecord.in(folders.shadow())))
                : ShadowedEvaluator.alone(compile(clock));
    }

    private boolean isDirect() {
        return config.execution().evaluator().kind() == EvaluatorRows.Kind.DIRECT;
    }

    private EvaluatorSettings bounds(Clock clock) {
        return new EvaluatorSettings(
                config.execution().cycle().firingLimit(),
                config.execution().cycle().budget(),
                clock);
    }

    private RuleCache cache() {
        return RuleCache.in(folders.cache());
    }

    /** What a person would call the run. */
    List<String> describe() {
        return List.of("data set %s, rules %s, configuration %s"
                .formatted(
                        plan.data().name(),
                        sources.hash().substring(0, 12),
                        config.hash().substring(0, 12)));
    }
}
