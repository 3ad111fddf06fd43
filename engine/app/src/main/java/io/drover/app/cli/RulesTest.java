package io.drover.app.cli;

import io.drover.rulebook.RuleCache;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import io.drover.rulebook.ScenarioResult;
import io.drover.rulebook.ScenarioRunner;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code drover rules test}: the scenarios that lie beside the rules. */
@Command(name = "test", description = "runs the scenarios beside the rules; exit code 1 when one fails")
final class RulesTest extends Verb {
    RulesTest(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        RuleSources sources = Rulebook.read(folders().rules(), folders().shippedRules());
        List<ScenarioResult> results = ScenarioRunner.run(
                sources, host().clock(), RuleCache.in(folders().cache()));
        List<String> failed = results.stream()
                .filter(result -> !result.passed())
                .map(ScenarioResult::toString)
                .toList();
        if (options().json()) {
            say(Json.text(Map.of("scenarios", results.size(), "failed", failed)));
        } else {
            failed.forEach(this::say);
            say("%s of %s scenarios passed".formatted(results.size() - failed.size(), results.size()));
        }
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
