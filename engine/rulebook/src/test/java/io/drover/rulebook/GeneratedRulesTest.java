package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.rulebook.random.Construct;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every evaluator decides on generated rule sets and cycles as the reference does. Property {@code drover.sets} sets how
 * many, {@code drover.first.batch} where to begin; a failure prints the smallest case that still differs.
 */
class GeneratedRulesTest {
    private static final Logger LOG = LoggerFactory.getLogger(GeneratedRulesTest.class);
    /** So many sets make every construct fire. */
    private static final int ENOUGH = 200;

    private static final int SETS = Integer.getInteger("drover.sets", ENOUGH);
    /** Batch 8 has a join on which a session of the reference runs out of 6 GiB. */
    private static final int FIRST = Integer.getInteger("drover.first.batch", 10);

    private static final int TOGETHER = 20;

    @Test
    void generated_rules_are_decided_and_explained_as_by_the_reference() {
        Set<Construct> fired = EnumSet.noneOf(Construct.class);
        int refused = 0;
        int rules = 0;

        for (int seed = FIRST; (seed - FIRST) * TOGETHER < SETS; seed++) {
            Batch batch = new Batch(seed, TOGETHER);
            assertThat(batch.difference()).isEqualTo(Optional.empty());
            assertThat(batch.misexplained()).isEqualTo(Optional.empty());
            fired.addAll(batch.constructs());
            refused += batch.refused();
            rules += batch.size();
            LOG.info("generated_sets batch={} sets={} of={}", seed, (seed - FIRST + 1) * TOGETHER, SETS);
        }

        assertThat(refused).isLessThan(rules / 20);
        if (SETS >= ENOUGH) {
            assertThat(fired).containsAll(EnumSet.allOf(Construct.class));
        }
    }
}
