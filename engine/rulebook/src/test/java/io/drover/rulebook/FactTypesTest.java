package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactTypesTest {
    @ParameterizedTest
    @MethodSource("io.drover.rulebook.FactTypes#names")
    void conditions_cannot_call_what_only_the_engine_needs_of_a_fact(String type) {
        assertThat(FactTypes.properties(FactTypes.find(type).orElseThrow())).doesNotContain("key", "isVersionOf");
    }
}
