package io.drover.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Decision;
import io.drover.decision.Draft;
import io.drover.decision.Measurement;
import io.drover.model.Control;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for any proposals, any limits and any damage to one measurement. */
class ArbitrationPropertiesTest {
    /** Ways to damage one measurement. */
    enum Damage {
        REMOVED,
        DOUBLED,
        OTHER_LIMIT,
        NOT_A_NUMBER,
        OTHER_ROW,
        OTHER_SUM;

        List<Measurement> of(Measurement m) {
            return switch (this) {
                case REMOVED -> List.of();
                case DOUBLED -> List.of(m, m);
                case OTHER_LIMIT -> List.of(with(m, m.row(), m.measured(), m.limit() * 2 + 1));
                case NOT_A_NUMBER -> List.of(with(m, m.row(), Double.NaN, m.limit()));
                case OTHER_ROW -> List.of(with(m, "C99/ACCOUNT///", m.measured(), m.limit()));
                case OTHER_SUM ->
                    m.sum().isPresent() ? List.of(with(m, m.row(), m.measured() - 1, m.limit())) : List.of();
            };
        }

        private static Measurement with(Measurement m, String row, double measured, double limit) {
            return new Measurement(m.proposal(), m.control(), row, measured, limit, m.sum(), m.rule());
        }
    }

    @Property(tries = 300)
    void a_damaged_measurement_never_lets_its_proposal_through(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 60) Integer> units,
            @ForAll @IntRange(min = 0, max = 1_000) int which,
            @ForAll Damage damage) {
        List<String> damaged = new ArrayList<>();
        UnaryOperator<List<Measurement>> edit = all -> {
            List<Measurement> edited = new ArrayList<>(all);
            Measurement m = edited.remove(which % all.size());
            damaged.add(m.proposal());
            edited.addAll(damage.of(m));
            return edited;
        };

        List<Decision> decisions = decide(drafts(units), 1e6, 1e6, edit);

        assertThat(decisions)
                .filteredOn(d -> damaged.contains(d.ordinal()))
                .isNotEmpty()
                .noneMatch(Decision::accepted);
    }

    /** Whoever speaks of other books than the rest makes all of them unbelievable. */
    @Property(tries = 100)
    void sums_that_disagree_about_the_books_let_nothing_through(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 60) Integer> units,
            @ForAll @IntRange(min = 0, max = 4) int which) {
        UnaryOperator<List<Measurement>> edit = all -> all.stream()
                .map(m ->
                        m.control() == Control.C15 && m.proposal().endsWith("-" + which % units.size()) ? lower(m) : m)
                .toList();

        assertThat(decide(drafts(units), 1e6, 1e6, edit)).noneMatch(Decision::accepted);
    }

    @Property(tries = 300)
    void accepted_orders_never_exceed_an_additive_limit_and_a_basket_is_taken_whole_or_not_at_all(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 60) Integer> units,
            @ForAll @IntRange(min = 0, max = 12_000) int gross,
            @ForAll @IntRange(min = 0, max = 12_000) int basket) {
        List<Decision> decisions = decide(drafts(units), gross, basket, m -> m);

        double accepted = decisions.stream()
                .filter(Decision::accepted)
                .mapToDouble(d -> d.proposal().lastValue())
                .sum();
        double asked =
                decisions.stream().mapToDouble(d -> d.proposal().lastValue()).sum();
        assertThat(accepted).isLessThanOrEqualTo(gross);
        if (asked > basket) {
            assertThat(accepted).isZero();
        }
    }

    @Property(tries = 200)
    void the_order_in_which_rules_ask_does_not_matter(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 60) Integer> units,
            @ForAll @IntRange(min = 0, max = 12_000) int gross,
            @ForAll long seed) {
        List<Draft> shuffled = new ArrayList<>(drafts(units));
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(decide(shuffled, gross, 1e6, m -> m)).isEqualTo(decide(drafts(units), gross, 1e6, m -> m));
    }

    private static Measurement lower(Measurement m) {
        Measurement.Sum sum = m.sum().orElseThrow();
        Measurement.Sum lower = new Measurement.Sum(sum.key(), sum.current() - 100, sum.increment());
        return new Measurement(
                m.proposal(),
                m.control(),
                m.row(),
                lower.current() + lower.increment(),
                m.limit(),
                java.util.Optional.of(lower),
                m.rule());
    }

    private static List<Draft> drafts(List<Integer> units) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            drafts.add(ScriptedRules.buy(EngineBench.SYMBOLS.get(i), units.get(i)));
        }
        return drafts;
    }

    private static List<Decision> decide(
            List<Draft> drafts, double gross, double basket, UnaryOperator<List<Measurement>> edit) {
        EngineBench bench = new EngineBench();
        bench.rules
                .limit(Control.C15, gross)
                .limit(Control.C03, basket)
                .asks(drafts.toArray(new Draft[0]))
                .reports(edit);
        bench.started().cycle();
        return bench.decisions();
    }
}
