package io.drover.research.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.decision.Draft;
import io.drover.decision.Provenance;
import io.drover.decision.Sizing;
import io.drover.decision.Terms;
import io.drover.model.Control;
import io.drover.model.Side;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleProblem;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped guards with rows of C06: 5 % of the market's volume per minute, and 5,000 of 100,000 USD whatever it trades. Prices are 100. */
class ParticipationTest {
    private static final String AAPL = "AAPL.XNAS";
    private static final String SHARE = "C06,ACCOUNT,,share-of-volume,ABSOLUTE,0.05,,\n";
    private static final String CAP = "C06,ACCOUNT,,value-per-minute,ABSOLUTE,0.05,,\n";
    private static final Provenance ASKED =
            new Provenance("strategy.trend.enter", "strategy/trend.drl", 1, List.of(), List.of());
    private static final EvaluatorSettings SETTINGS = EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private static RuleEvaluator guards;
    private static RuleEvaluator shipped;

    private final List<Draft> wishes = new ArrayList<>();
    private final SmallEngine engine = new SmallEngine(new Asking(guards, wishes), List.of(AAPL));

    @BeforeAll
    static void compile() {
        guards = Rulebook.compileDirect(sources(SHARE + CAP), SETTINGS);
        shipped = Rulebook.compileDirect(sources(""), SETTINGS);
    }

    @AfterAll
    static void close() {
        guards.close();
        shipped.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1m, 600, 30, true",
        "1m, 600, 31, false",
        "5m, 3000, 30, true",
        "5m, 3000, 31, false",
        "1h, 36000, 31, false"
    })
    void c06_an_order_up_to_the_share_of_a_minutes_volume_passes(
            String timeframe, double volume, int units, boolean accepted) {
        engine.volume(AAPL, timeframe, volume);
        wishes.add(buy(units));

        List<Decision> decisions = engine.cycle();

        assertThat(decisions.get(0).accepted()).isEqualTo(accepted);
        assertThat(codes(decisions)).isEqualTo(accepted ? List.of() : List.of(Control.C06.code()));
    }

    @ParameterizedTest
    @CsvSource({"20, 12, true", "20, 13, false", "59, 13, false", "60, 30, true"})
    void c06_orders_of_the_last_minute_use_up_the_share(int seconds, int units, boolean accepted) {
        engine.volume(AAPL, "1m", 600);
        wishes.add(buy(18));
        engine.cycle();
        wishes.set(0, buy(units));

        List<Decision> decisions = engine.cycleAfter(seconds);

        assertThat(decisions.get(0).accepted()).isEqualTo(accepted);
    }

    /** Flash crash of 6 May 2010: selling fed on the volume that its own selling made. */
    @ParameterizedTest
    @CsvSource({"50, true", "51, false"})
    void c06_a_spike_of_volume_that_others_make_raises_no_allowance_above_the_cap(int units, boolean accepted) {
        engine.volume(AAPL, "1m", 1_000_000_000);
        wishes.add(buy(units));

        List<Decision> decisions = engine.cycle();

        assertThat(decisions.get(0).accepted()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"0", "NaN", "-1"})
    void c06_where_no_volume_is_told_nothing_is_entered(double volume) {
        engine.volume(AAPL, "1m", volume);
        wishes.add(buy(1));

        assertThat(codes(engine.cycle())).containsExactly("CONTROL_VERDICT_MISSING");
    }

    @Test
    void c06_where_no_bar_is_known_nothing_is_entered() {
        wishes.add(buy(1));

        assertThat(codes(engine.cycle())).containsExactly("CONTROL_VERDICT_MISSING");
    }

    @Test
    void c06_an_exit_is_no_matter_of_volume() {
        engine.volume(AAPL, "1m", 600);
        wishes.add(buy(30));
        engine.cycle();
        engine.volume(AAPL, "1m", 1);
        wishes.set(0, new Draft.Exit(ASKED, SmallEngine.STRATEGY, AAPL, 1, Terms.MARKET_DAY));

        assertThat(engine.cycle().get(0).accepted()).isTrue();
    }

    @Test
    void c06_the_shipped_table_has_no_row_of_it_and_asks_for_no_volume() {
        SmallEngine without = new SmallEngine(new Asking(shipped, wishes), List.of(AAPL));
        wishes.add(buy(1));

        List<Decision> decisions = without.cycle();

        assertThat(decisions.get(0).accepted()).isTrue();
        assertThat(decisions.get(0).verdicts()).noneMatch(v -> v.control() == Control.C06);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C06,ACCOUNT,,share-of-volume,ABSOLUTE,0.05,, | value-per-minute",
                "C06,ACCOUNT,,value-per-minute,ABSOLUTE,0.25,, | share-of-volume",
                "C06,INSTRUMENT,AAPL.XNAS,share-of-volume,ABSOLUTE,0.05,, | share-of-volume",
            })
    void c06_a_share_without_a_cap_is_refused(String row, String missing) {
        assertThat(Rulebook.checkTrees(sources(row + "\n")))
                .extracting(RuleProblem::toString)
                .anyMatch(problem ->
                        problem.contains("no ACCOUNT row of limits.csv fits Limit( C06, measure " + missing));
    }

    @Test
    void c06_rows_that_no_rule_measures_are_refused() {
        RuleSources sources = sources(SHARE + CAP);
        String risk = sources.files().get("guard/risk.drl").replace("@Control(C06)", "@Control(C07)");

        assertThat(Rulebook.checkTrees(GuardMutants.with(sources, "guard/risk.drl", risk)))
                .extracting(RuleProblem::toString)
                .anyMatch(problem -> problem.contains("no rule measures mandatory control C06"));
    }

    private static RuleSources sources(String rows) {
        Path rules = Path.of("../../rules");
        RuleSources read = GuardMutants.guards(Rulebook.read(rules, rules));
        return GuardMutants.with(read, "limits.csv", read.files().get("limits.csv") + rows);
    }

    private static Draft buy(double units) {
        return new Draft.Entry(
                ASKED,
                SmallEngine.STRATEGY,
                AAPL,
                Side.BUY,
                new Sizing.Units(units),
                Terms.MARKET_DAY,
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static List<String> codes(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(d -> d.denials().stream())
                .map(Denial::code)
                .distinct()
                .toList();
    }
}
