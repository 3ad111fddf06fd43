package io.drover.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.config.Operators.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsTest {
    private static final Operators THREE =
            new Operators(Map.of("ann", Role.ADMIN, "bob", Role.OPERATOR, "eve", Role.VIEWER));

    @ParameterizedTest
    @CsvSource({
        "ann, ADMIN, true",
        "bob, OPERATOR, true",
        "bob, ADMIN, false",
        "eve, VIEWER, true",
        "eve, OPERATOR, false",
        "Ann, VIEWER, false",
        "'ann ', VIEWER, false",
    })
    void a_role_may_do_what_it_and_those_before_it_may(String name, Role least, boolean allowed) {
        assertThat(THREE.refusal(name, least).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void c34_where_nobody_is_named_anybody_decides() {
        assertThat(new Operators(Map.of()).refusalAfterKill("ann", "operator:ann"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "operator:ann, true",
        "'kill file data/KILL: drill, by ann', true",
        "'drill, by hann', false",
        "operator:bob, false",
        "rule:guard.halt.daily-loss-killed, false",
    })
    void c34_who_killed_is_told_by_the_cause(String words, boolean refused) {
        assertThat(THREE.refusalAfterKill("ann", words).isPresent()).isEqualTo(refused);
    }
}
