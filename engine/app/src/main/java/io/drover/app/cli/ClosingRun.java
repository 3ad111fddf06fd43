package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.run.DataSets;
import io.drover.app.run.NoRules;
import io.drover.app.run.ReplayPlan;
import io.drover.journal.JournalRecord.Break;
import io.drover.market.calendar.Calendars;
import io.drover.model.Mode;
import io.drover.rulebook.ShadowedEvaluator;
import io.drover.trading.EngineState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Closes what is held from this process, where no run lives: without rules, whatever is wrong with them, the recorded market goes
 * on until all is closed. What is to be closed waits as a command.
 *
 * @param notes told how things go
 */
record ClosingRun(Host host, Folders folders, Configuration config, Consumer<String> notes) {
    private static final BigDecimal AT_ONCE = new BigDecimal("1000000000");

    void run() {
        notes.accept("nothing runs: closing from here");
        String dataset = StatusFile.read(folders.statusFile())
                .map(RunStatus::dataset)
                .orElseThrow(() -> new UsageException(
                        "no run has left word of its data set in %s.\nMaybe start a run: it closes before its first cycle."
                                .formatted(folders.statusFile())));
        Calendars calendars = Calendars.standard();
        DataSets sets = new DataSets(host.samples(), folders.market(), host.directory(), calendars);
        ReplayPlan plan = new ReplayPlan(
                config,
                sets.get(dataset, config.instruments().all()),
                calendars,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                host.build());
        try (ShadowedEvaluator rules = ShadowedEvaluator.alone(new NoRules())) {
            new LocalRun(host, folders, config, sets, dataset, Optional::empty)
                    .run(plan.setup(Mode.PAPER, rules, notes), AT_ONCE, rules, () -> {}, notes);
        }
    }

    /** What is held by our books, and where the broker's were different when they were last compared. */
    List<String> left() {
        EngineState state = AuditFiles.state(config);
        Journals.of(host, folders, config.execution().journal()).read(1, state::apply);
        List<String> left = new ArrayList<>();
        state.books()
                .positions()
                .forEach(h -> left.add(h.quantity() + " " + h.instrument().id()));
        for (Break difference : state.breaks()) {
            left.add("%s %s: ours %s, the broker's %s"
                    .formatted(difference.symbol(), difference.kind(), difference.ours(), difference.theirs()));
        }
        return left;
    }
}
