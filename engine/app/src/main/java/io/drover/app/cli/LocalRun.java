package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.config.MachineSettings;
import io.drover.app.config.WatchdogSettings;
import io.drover.app.run.DataSets;
import io.drover.app.run.Heartbeat;
import io.drover.app.run.MachineWatch;
import io.drover.app.run.PaperRun;
import io.drover.app.run.RunEnd;
import io.drover.app.run.RunTerms;
import io.drover.app.run.Safeguards;
import io.drover.app.run.SelfEnd;
import io.drover.app.run.WatchdogSilence;
import io.drover.research.ReplaySetup;
import io.drover.rulebook.ShadowedEvaluator;
import io.drover.store.sql.ProjectionFeed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A paper run in this process, with everything around it.
 *
 * @param folders where it keeps things
 * @param config in force
 * @param sets data sets by name
 * @param dataset which of them it replays
 * @param change why what lies on disk is no longer what runs
 */
record LocalRun(
        Host host,
        Folders folders,
        Configuration config,
        DataSets sets,
        String dataset,
        Supplier<Optional<String>> change) {
    /**
     * Runs it until it ends.
     *
     * @param speed times faster than recorded
     * @param rules that decide, compared after each cycle
     * @param report writes the daily report
     * @param notes told how things go
     */
    RunEnd run(ReplaySetup setup, BigDecimal speed, ShadowedEvaluator rules, Runnable report, Consumer<String> notes) {
        Journals journals = journals();
        RunReporter reporter = new RunReporter(host, folders, dataset, rules::words);
        Stores stores = new Stores(folders, setup.simulation(), journals, notes);
        DataWatch data = new DataWatch(sets.files(dataset), notes);
        Alerting alerting = new Alerting(
                host, folders, config.execution().alerts(), setup.settings().mode());
        ProjectionFeed projection =
                Projections.feed(host, folders, config.execution().projection(), journals);
        PaperRun paper = new PaperRun(
                setup,
                terms(speed),
                new PaperRun.Surroundings(
                        clock -> alerting.over(projection.follow(stores.journal(clock))),
                        stores::broker,
                        folders.latches(),
                        stores::fenced,
                        host.clock(),
                        host.nanos(),
                        data::look,
                        report,
                        progress -> {
                            rules.compare();
                            reporter.progress(progress);
                        },
                        safeguards(speed, alerting),
                        why -> host.halt().accept(code(why).code())));
        return Shutdown.guard(() -> paper.stop("signal"), () -> {
            try (projection;
                    alerting) {
                RunEnd end = paper.run();
                reporter.ended(end.reason());
                return end;
            }
        });
    }

    Journals journals() {
        return Journals.of(host, folders, config.execution().journal());
    }

    private Safeguards safeguards(BigDecimal speed, Alerting alerting) {
        WatchdogSettings watchdog = config.execution().watchdog();
        MachineSettings machine = config.execution().machine();
        boolean keepsPace = speed.compareTo(BigDecimal.ONE) <= 0;
        return new Safeguards(
                new Heartbeat(folders.heartbeat(), host.nanos()),
                new MachineWatch(
                        keepsPace ? machine : machine.onTheClockOfItsData(),
                        host.clock(),
                        host.nanos(),
                        this::freeBytes),
                watchdog.required()
                        ? Optional.of(new WatchdogSilence(folders.watchdog(), watchdog.silentAfter(), host.nanos()))
                        : Optional.empty(),
                alerting,
                change);
    }

    /** A disk that cannot be asked has no room. */
    private long freeBytes() {
        try {
            return Files.getFileStore(folders.data()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    private static ExitCode code(SelfEnd why) {
        return switch (why) {
            case OVER_BUDGET -> ExitCode.OVER_BUDGET;
            case FENCED -> ExitCode.FENCED;
        };
    }

    private RunTerms terms(BigDecimal speed) {
        var schedule = config.schedule();
        return new RunTerms(
                speed,
                schedule.dataRefresh(),
                schedule.checkpoint(),
                schedule.reconciliation(),
                schedule.dailyReport(),
                config.execution().cycle().budget());
    }
}
