package io.drover.app.cli;

import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.Oracle;
import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleCheckException;
import io.drover.rulebook.RuleProblem;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover rules check}: everything that is wrong with a rule set. */
@Command(name = "check", description = "checks and compiles rule files and tables; exit code 1 when something is wrong")
final class RulesCheck extends Verb {
    @Option(
            names = "--oracle",
            description =
                    "also let the executable and the classic model of Drools decide on every scenario, and compare")
    private boolean oracle;

    RulesCheck(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        RuleSources sources;
        try {
            sources = Rulebook.read(folders().rules(), folders().shippedRules());
        } catch (RuleCheckException e) {
            return report(e.problems(), "");
        }
        if (sources.shippedGuards()) {
            note("guards and limits are the shipped ones: %s has no folder guard"
                    .formatted(shown(folders().rules())));
        }
        ExitCode checked = report(
                Rulebook.check(sources, RuleCache.in(folders().cache()), EvaluatorSettings.of(host().clock())),
                sources.hash());
        return checked == ExitCode.DONE && oracle ? askOracle(sources) : checked;
    }

    private ExitCode askOracle(RuleSources sources) {
        Oracle.Opinion opinion = Oracle.onScenarios(sources, host().clock());
        opinion.differences().forEach(this::note);
        note("both models of Drools decided on %s scenarios, %s differences"
                .formatted(opinion.snapshots(), opinion.differences().size()));
        return opinion.differences().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private ExitCode report(List<RuleProblem> problems, String hash) {
        if (options().json()) {
            say(Json.text(Map.of(
                    "rule-set",
                    hash,
                    "problems",
                    problems.stream().map(RuleProblem::toString).toList())));
        } else {
            problems.forEach(problem -> say(problem.toString()));
            say(
                    problems.isEmpty()
                            ? "rules are fine: rule set %s in %s"
                                    .formatted(hash, shown(folders().rules()))
                            : "%s problems in %s"
                                    .formatted(problems.size(), shown(folders().rules())));
        }
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
