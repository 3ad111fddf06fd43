package io.drover.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.fact.Cycle;
import io.drover.fact.Exposure;
import io.drover.fact.Fact;
import io.drover.fact.Memo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FactGroupsTest {
    @Test
    void equal_fact_in_the_same_place_stays_the_same_object() {
        FactGroups facts = new FactGroups();
        Fact first = facts.begin().add(memo("a", 1)).toSnapshot().facts().get(0);

        Fact again = facts.begin().add(memo("a", 1)).toSnapshot().facts().get(0);
        Fact other = facts.begin().add(memo("a", 2)).toSnapshot().facts().get(0);

        assertThat(again).isSameAs(first);
        assertThat(other).isEqualTo(memo("a", 2));
    }

    @Test
    void same_whole_list_gives_the_same_objects_again_also_after_it_was_gone() {
        FactGroups facts = new FactGroups();
        List<Fact> whole = List.of(memo("b", 1), memo("a", 1));
        List<Fact> first = facts.begin().addWhole(whole).toSnapshot().facts();

        List<Fact> again = facts.begin().addWhole(whole).toSnapshot().facts();
        facts.begin().add(memo("c", 1)).add(memo("d", 1)).toSnapshot();
        List<Fact> later = facts.begin().addWhole(whole).toSnapshot().facts();

        assertThat(first).containsExactly(memo("a", 1), memo("b", 1));
        assertThat(again).isEqualTo(first);
        assertThat(later).isEqualTo(first);
    }

    @Test
    void fact_that_comes_back_as_the_same_object_is_put_in_order_again() {
        FactGroups facts = new FactGroups();
        Fact second = memo("b", 1);
        facts.begin().add(memo("a", 1)).add(second).toSnapshot();
        facts.begin().add(memo("c", 1)).toSnapshot();

        List<Fact> later =
                facts.begin().add(memo("c", 1)).add(second).toSnapshot().facts();

        assertThat(later).containsExactly(second, memo("c", 1));
    }

    @Test
    void type_that_is_gone_leaves_nothing_behind() {
        FactGroups facts = new FactGroups();
        facts.begin().add(memo("a", 1)).add(cycle(1)).toSnapshot();

        List<Fact> left = facts.begin().add(cycle(2)).toSnapshot().facts();

        assertThat(left).containsExactly(cycle(2));
    }

    @Property(tries = 200)
    void every_snapshot_is_in_canonical_order_whatever_came_before(@ForAll long seed) {
        Random random = new Random(seed);
        FactGroups facts = new FactGroups();
        for (int i = 0; i < 20; i++) {
            List<Fact> all = some(random);
            facts.begin();

            List<Fact> snapshot = facts.addAll(all).toSnapshot().facts();

            all.sort(Comparator.comparing((Fact f) -> f.getClass().getSimpleName())
                    .thenComparing(Fact::key));
            assertThat(snapshot).isEqualTo(all);
        }
    }

    private static List<Fact> some(Random random) {
        List<Fact> some = new ArrayList<>();
        for (char name = 'a'; name < 'f'; name++) {
            if (random.nextInt(3) > 0) {
                some.add(random.nextInt(some.size() + 1), memo(String.valueOf(name), random.nextInt(2)));
            }
            if (random.nextInt(3) > 0) {
                some.add(
                        random.nextInt(some.size() + 1),
                        new Exposure("ACCOUNT", String.valueOf(name), 0, random.nextInt(2), 0, 0, 0));
            }
        }
        return some;
    }

    private static Memo memo(String name, double value) {
        return new Memo("trend", "", name, value, "", 0);
    }

    private static Cycle cycle(long time) {
        return new Cycle("main", time, "1970-01-01", 0);
    }
}
