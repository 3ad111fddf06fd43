package io.drover.report;

import io.drover.journal.JournalRecord.RunEnded;
import io.drover.journal.JournalRecord.RunStarted;
import io.drover.model.Currency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs of the program and what was in force in them. */
final class RunFold {
    private final List<Header.Run> runs = new ArrayList<>();
    private final Set<String> configs = new LinkedHashSet<>();
    private final Set<String> ruleSets = new LinkedHashSet<>();
    private Optional<RunStarted> last = Optional.empty();
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();
    private long records;

    void record(Stamp stamp) {
        if (stamp.inPeriod()) {
            records++;
            from = Optional.of(from.orElse(stamp.at()));
            to = Optional.of(stamp.at());
        }
    }

    /** Of the runs before the period only the last one matters, and that only when none starts with the period. */
    void started(Stamp stamp, RunStarted record) {
        if (records <= 1) {
            runs.clear();
            configs.clear();
            ruleSets.clear();
        }
        last = Optional.of(record);
        runs.add(new Header.Run(record.epoch(), record.mode(), record.build(), stamp.at(), Optional.empty(), ""));
        configs.add(record.config());
        ruleSets.add(record.ruleSet());
    }

    void ended(Stamp stamp, RunEnded record) {
        if (!runs.isEmpty()) {
            Header.Run run = runs.remove(runs.size() - 1);
            runs.add(new Header.Run(
                    run.epoch(), run.mode(), run.build(), run.startedAt(), Optional.of(stamp.at()), record.reason()));
        }
    }

    void activated(String ruleSet) {
        if (records <= 1) {
            ruleSets.clear();
        }
        ruleSets.add(ruleSet);
    }

    /** How the last run ended. */
    String ending() {
        if (runs.isEmpty()) {
            return "The journal holds no run.";
        }
        Header.Run run = runs.get(runs.size() - 1);
        return run.endedAt()
                .map(at -> "Run %d ended at %s UTC: %s.".formatted(run.epoch(), Figures.time(at), run.reason()))
                .orElse("Run %d has no recorded end: it was still running, or was killed.".formatted(run.epoch()));
    }

    Currency currency() {
        return last.map(RunStarted::currency).orElse(Currency.USD);
    }

    Header header(StateFold states, ReportContext context, List<String> notes) {
        String stopped = states.restriction().map(text -> text + ". ").orElse("");
        String raised = states.haltsRaised() == 0 ? "" : " Halts raised on the way: " + states.haltsRaised() + ".";
        String partial = states.partial() == 0
                ? ""
                : " Causes in force for single strategies or instruments: " + states.partial() + ".";
        return new Header(
                stopped + ending() + raised + partial,
                states.effective(),
                states.restriction(),
                last.map(RunStarted::mode),
                last.map(RunStarted::account).orElse(""),
                currency(),
                from,
                to,
                records,
                runs,
                List.copyOf(ruleSets),
                List.copyOf(configs),
                context.verification(),
                context.decisionHash(),
                context.chainHead(),
                notes);
    }
}
