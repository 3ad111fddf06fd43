package io.drover.app.cli;

import io.drover.decision.RuleInfo;
import io.drover.decision.RuleSet;
import io.drover.journal.JournalEntry;
import io.drover.model.Control;
import io.drover.port.RuleEvaluator;
import io.drover.report.ControlTest;
import io.drover.report.ControlTest.Outcome;
import io.drover.report.Evidence;
import io.drover.report.EvidenceReport;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import io.drover.rulebook.ScenarioResult;
import io.drover.rulebook.ScenarioRunner;
import io.drover.store.file.FileJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover evidence}: what shows that every control exists and works. */
@Command(
        name = "evidence",
        description = "writes evidence.html and evidence.json: every control with its limits, tests and last trip;"
                + " exit code 1 when one is not proven")
final class EvidenceVerb extends Verb {
    @Option(
            names = "--tests",
            paramLabel = "DIR",
            description = "look for the test reports of a build below this folder. Default: the distribution, or the"
                    + " checkout")
    private @Nullable Path tests;

    EvidenceVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        RuleSources sources = Rulebook.read(folders().rules(), folders().shippedRules());
        RuleCache cache = RuleCache.in(folders().cache());
        Evidence evidence;
        try (RuleEvaluator rules = Rulebook.compile(sources, EvaluatorSettings.of(host().clock()), cache)) {
            List<ControlTest> shown = new ArrayList<>(scenarios(sources, cache, rules.ruleSet()));
            shown.addAll(BuildReports.below(
                    tests == null ? host().home() : host().directory().resolve(tests)));
            evidence = EvidenceReport.collect(host().build(), rules.ruleSet(), shown, journal());
        }
        Path html = folders().out().resolve("evidence.html");
        Path json = folders().out().resolve("evidence.json");
        EvidenceReport.writeHtml(evidence, html);
        EvidenceReport.writeJson(evidence, json);
        tell(evidence, List.of(html, json));
        return evidence.unproven().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void tell(Evidence evidence, List<Path> written) {
        List<String> unproven = evidence.unproven().stream().map(Control::name).toList();
        if (options().json()) {
            say(Json.text(Map.of(
                    "controls", evidence.controls().size(),
                    "unproven", unproven,
                    "files", written.stream().map(this::shown).toList())));
            return;
        }
        written.forEach(file -> say("wrote " + shown(file)));
        say("%d of %d controls are proven"
                .formatted(
                        evidence.controls().size() - unproven.size(),
                        evidence.controls().size()));
        evidence.unproven().forEach(c -> say("not proven: %s %s".formatted(c, c.title())));
    }

    private Consumer<Consumer<JournalEntry>> journal() {
        return Files.isDirectory(folders().audit())
                ? reader -> FileJournal.reader(folders().audit()).read(1, reader)
                : reader -> {};
    }

    private List<ControlTest> scenarios(RuleSources sources, RuleCache cache, RuleSet rules) {
        return ScenarioRunner.run(sources, host().clock(), cache).stream()
                .flatMap(result -> rules.rules().stream()
                        .filter(rule -> isAbout(result, rule))
                        .flatMap(rule -> Control.find(rule.control()).stream())
                        .distinct()
                        .map(control -> test(control, result)))
                .toList();
    }

    /** A scenario begins with the case of its rule; one that could not be read is about every rule of its file. */
    private static boolean isAbout(ScenarioResult result, RuleInfo rule) {
        boolean beside = result.file().replace(".scenarios.yaml", ".drl").equals(rule.file());
        return beside
                && (result.name().isEmpty()
                        || rule.name().endsWith("." + result.name().split(":", -1)[0]));
    }

    private static ControlTest test(Control control, ScenarioResult result) {
        return new ControlTest(
                control,
                result.name(),
                "%s:%d".formatted(result.file(), result.line()),
                result.passed() ? Outcome.PASSED : Outcome.FAILED);
    }
}
