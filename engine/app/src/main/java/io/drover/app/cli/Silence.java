package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.app.config.CycleSchedule;
import io.drover.fact.MarketState;
import io.drover.journal.JournalRecord;
import io.drover.report.Explanation;
import io.drover.report.NearMiss;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import io.drover.rulebook.WhyNot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Why nothing was asked for: each rule's first condition that was false, from the snapshot in the journal. */
final class Silence {
    private final Configuration config;
    private final Folders folders;
    private final Journals journals;
    private final Consumer<String> notes;

    Silence(Configuration config, Folders folders, Journals journals, Consumer<String> notes) {
        this.config = config;
        this.folders = folders;
        this.journals = journals;
        this.notes = notes;
    }

    /** The last cycle at or before a time that looked at the instrument; absent when there was none. */
    Optional<JournalRecord.Cycle> cycle(String symbol, Instant at) {
        AtomicReference<Optional<JournalRecord.Cycle>> last = new AtomicReference<>(Optional.empty());
        journals.read(1, entry -> {
            if (entry.record() instanceof JournalRecord.Cycle cycle
                    && !cycle.scheduledAt().isAfter(at)
                    && looksAt(cycle, symbol)) {
                last.set(Optional.of(cycle));
            }
        });
        return java.util.Objects.requireNonNullElse(last.get(), Optional.empty());
    }

    private static boolean looksAt(JournalRecord.Cycle cycle, String symbol) {
        return cycle.snapshot().all(MarketState.class).stream()
                .anyMatch(state -> state.symbol().equals(symbol));
    }

    Explanation explain(JournalRecord.Cycle cycle, String symbol) {
        RuleSources sources = Rulebook.read(folders.rules(), folders.shippedRules());
        if (!sources.hash().equals(cycle.ruleSet())) {
            notes.accept("rules have changed since: the cycle used rule set %s, explained with %s"
                    .formatted(cycle.ruleSet().substring(0, 12), sources.hash().substring(0, 12)));
        }
        List<NearMiss> misses = WhyNot.of(sources)
                .explain(cycle.snapshot(), cycle.asked().derived(), symbol)
                .stream()
                .filter(answer -> firesIn(cycle.schedule(), answer.rule()))
                .map(answer -> new NearMiss(
                        answer.rule(), answer.file() + ":" + answer.line(), answer.condition(), answer.actual()))
                .toList();
        return Explanation.whyNot(symbol, cycle.scheduledAt(), misses);
    }

    /** A rule's strategy is the second part of its name. */
    private boolean firesIn(String schedule, String rule) {
        String[] parts = rule.split("\\.", -1);
        return Optional.ofNullable(config.schedule().cycles().get(schedule))
                .map(CycleSchedule::strategies)
                .map(strategies -> parts.length > 1 && strategies.contains(parts[1]))
                .orElse(true);
    }
}
