package io.drover.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactVersionsTest {
    private static final List<Fact> FACTS = List.of(
            new Bar("A.X1", "1m", 1, 1, 1, 1, 1, 1, true),
            new Bar("A.X1", "1m", 2, 1, 1, 1, 1, 1, true),
            new Bar("A.X1", "5m", 1, 1, 1, 1, 1, 1, true),
            new Bar("B.X1", "1m", 1, 1, 1, 1, 1, 1, true),
            new Indicator("A.X1", "1m", "fast", 1, 1, true),
            new Indicator("A.X1", "1m", "fast", 2, 1, true),
            new Indicator("A.X1", "1m", "slow", 1, 1, true),
            new Indicator("A.X1", "5m", "fast", 1, 1, true),
            new Indicator("B.X1", "1m", "fast", 1, 1, true),
            new Exposure("ACCOUNT", "", 1, 1, 1, 1, 1),
            new Exposure("ACCOUNT", "", 2, 1, 1, 1, 1),
            new Exposure("SECTOR", "", 1, 1, 1, 1, 1),
            new Exposure("SECTOR", "energy", 1, 1, 1, 1, 1),
            new Activity("ACCOUNT", "", "orders", 1),
            new Activity("ACCOUNT", "", "orders", 2),
            new Activity("ACCOUNT", "", "rejects", 1),
            new Activity("STRATEGY", "", "orders", 1),
            new Activity("STRATEGY", "trend", "orders", 1),
            new Cycle("main", 1, "", 0),
            new Cycle("main", 2, "", 0),
            new Cycle("other", 1, "", 0));

    @Test
    void facts_of_one_type_with_equal_keys_are_versions_of_one() {
        for (Fact one : FACTS) {
            for (Fact other : FACTS) {
                boolean versions = one.isVersionOf(other);

                assertThat(versions)
                        .as("%s, %s", one, other)
                        .isEqualTo(
                                one.getClass() == other.getClass() && one.key().equals(other.key()));
            }
        }
    }
}
