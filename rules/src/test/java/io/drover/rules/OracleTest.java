package io.drover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.rulebook.Oracle;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both of the engine's compilers read the shipped rules in the same way. */
final class OracleTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "bench/w2"})
    void both_models_decide_the_same_on_every_scenario(String dir) {
        Oracle.Opinion opinion = Oracle.onScenarios(Shipped.sources(dir), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(opinion.snapshots()).isGreaterThan(100);
        assertThat(opinion.differences()).isEmpty();
    }
}
