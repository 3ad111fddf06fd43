package io.drover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Judged;
import io.drover.decision.Measurement;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.Limit;
import io.drover.fact.Proposal;
import io.drover.model.Control;
import io.drover.port.RuleEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proposal that lacks one verdict is denied, so a guard rule that stays silent would stop all trading. */
final class VerdictsAreCompleteTest {
    private static final Map<String, String> NAMES =
            Map.of("STRATEGY", "trend", "INSTRUMENT", "AAPL.XNAS", "SECTOR", "technology", "CURRENCY", "USD");

    private final RuleEvaluator rules = Shipped.rules();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_row_that_applies_gets_exactly_one_verdict(boolean entry) {
        List<Limit> limits = Shipped.limits(rules);
        Proposal proposal = Shipped.proposal("1-0", entry);

        List<String> rows = judge(limits, List.of(proposal)).measurements().stream()
                .map(Measurement::row)
                .toList();

        List<String> expected = limits.stream()
                .filter(limit -> limit.appliesTo(proposal))
                .map(Limit::key)
                .toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_small_entry_passes_every_shipped_limit() {
        Judged judged = judge(Shipped.limits(rules), List.of(Shipped.proposal("1-0", true)));

        assertThat(judged.measurements()).allMatch(m -> m.measured() <= m.limit());
        assertThat(judged.vetoes()).isEmpty();
    }

    @Test
    void additive_controls_and_no_others_report_sums() {
        Judged judged = judge(Shipped.limits(rules), List.of(Shipped.proposal("1-0", true)));

        assertThat(judged.measurements())
                .allMatch(m -> m.sum().isPresent() == m.control().isAdditive());
    }

    @ParameterizedTest
    @MethodSource("measuredInOneWay")
    void rows_of_narrower_scope_get_one_verdict_each(Control control) {
        List<Limit> limits = new ArrayList<>(List.of(limit(control, "ACCOUNT", "")));
        NAMES.forEach((scope, name) -> limits.add(limit(control, scope, name)));
        limits.removeIf(
                limit -> control == Control.C08 && List.of("SECTOR", "CURRENCY").contains(limit.scope()));

        List<String> rows = judge(limits, List.of(Shipped.proposal("1-0", true))).measurements().stream()
                .map(Measurement::row)
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        limits.stream().map(Limit::key).toList());
    }

    @ParameterizedTest
    @MethodSource("io.drover.model.Control#mandatory")
    void rows_of_other_names_say_nothing(Control control) {
        List<Limit> limits = NAMES.keySet().stream()
                .map(scope -> limit(control, scope, "another"))
                .toList();

        assertThat(judge(limits, List.of(Shipped.proposal("1-0", true))).measurements())
                .isEmpty();
    }

    static Stream<Control> measuredInOneWay() {
        return Control.mandatory().stream().filter(c -> c != Control.C07);
    }

    @Test
    void each_proposal_of_a_basket_is_measured_for_itself() {
        List<Proposal> basket = List.of(Shipped.proposal("1-0", true), Shipped.proposal("1-1", true));

        Map<String, Long> verdicts = judge(Shipped.limits(rules), basket).measurements().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Measurement::proposal, java.util.stream.Collectors.counting()));

        long rows = Shipped.limits(rules).stream()
                .filter(limit -> limit.appliesTo(basket.get(0)))
                .count();
        assertThat(verdicts).isEqualTo(Map.of("1-0", rows, "1-1", rows));
    }

    @Test
    void an_account_without_loss_keeps_its_state() {
        List<Fact> facts = Shipped.books();
        facts.addAll(Shipped.limits(rules));

        assertThat(rules.halt(Snapshot.of(facts)).states()).isEmpty();
    }

    private Judged judge(List<Limit> limits, List<Proposal> proposals) {
        List<Fact> facts = Shipped.books();
        facts.addAll(limits);
        return rules.judge(Snapshot.of(facts), proposals);
    }

    private static Limit limit(Control control, String scope, String name) {
        return new Limit("limits.csv:1", control.name(), scope, name, "", 1_000_000, "");
    }
}
