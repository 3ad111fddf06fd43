package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second layer alone: the trees are not checked here. */
class GeneratedClassesTest {
    private static final String CONSEQUENCE = """
            package rules.strategy.trend;
            import io.drover.fact.*;
            global ProposalRecorder propose;
            rule "strategy.trend.x"
            when
                Bar( $s : symbol, $c : close, %s )
            then
                %s
            end
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.exit(1);|java.lang.System.exit",
                "Runtime.getRuntime().halt(1);|java.lang.Runtime.getRuntime",
                "new Thread().start();|java.lang.Thread.<init>",
                "getClass().forName(\"java.lang.Runtime\");|java.lang.Class.forName",
                "drools.getRuntime(org.kie.api.runtime.KieRuntime.class);|org.drools.model.Drools.getRuntime",
                "insert(new Regime(\"x\", \"\"));|io.drover.fact.Regime.<init>",
                "java.time.Instant.now();|java.time.Instant.now",
                "Math.random();|java.lang.Math.random",
                "java.util.UUID.randomUUID();|java.util.UUID.randomUUID",
                "System.out.println(\"x\");|java.lang.System.out",
                "$s.matches(\"(a+)+\");|java.lang.String.matches",
                "java.math.BigDecimal.TEN.pow(999999999);|java.math.BigDecimal.pow",
                "new java.io.File(\"/\").delete();|java.io.File.delete",
                "new java.util.ArrayList(2000000000);|java.util.ArrayList.<init>",
                "java.util.Locale.setDefault(java.util.Locale.ROOT);|java.util.Locale.setDefault",
            })
    void a_consequence_that_reaches_out_is_refused(String code, String member) throws IOException {
        assertThat(members("true", code)).anyMatch(m -> m.contains("compiled rules use " + member));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.System.nanoTime() > 3|java.lang.System.nanoTime",
                "java.lang.Math.random() > 0.5|java.lang.Math.random",
                "symbol.getClass().getName() == \"x\"|java.lang.Class.getName",
            })
    void a_condition_that_reaches_out_is_refused(String code, String member) {
        assertThat(members(code, "propose.regime(drools, \"x\");"))
                .anyMatch(m -> m.contains("compiled rules use " + member));
    }

    @Test
    void every_form_that_the_first_layer_allows_passes_the_second() throws IOException {
        String forms = Files.readString(Rules.resource("wellformed").resolve("trend.drl"));

        assertThat(Rulebook.check(Rules.with("strategy/trend.drl", forms))).isEmpty();
    }

    private static List<String> members(String condition, String consequence) {
        RuleSources sources =
                RuleSources.of(java.util.Map.of("strategy/trend.drl", CONSEQUENCE.formatted(condition, consequence)));
        RuleCheckException refusal = catchThrowableOfType(
                RuleCheckException.class, () -> RuleCompiler.classes(new RuleParser().parse(sources)));
        return refusal.problems().stream().map(RuleProblem::toString).toList();
    }
}
