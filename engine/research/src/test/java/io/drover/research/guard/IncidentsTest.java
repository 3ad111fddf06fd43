package io.drover.research.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Asked;
import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.decision.Draft;
import io.drover.decision.Judged;
import io.drover.decision.Provenance;
import io.drover.decision.RuleSet;
import io.drover.decision.Sizing;
import io.drover.decision.Snapshot;
import io.drover.decision.Terms;
import io.drover.fact.Proposal;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.Rulebook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What went wrong elsewhere, asked of the shipped guards and limits with an account of 100,000 USD. */
class IncidentsTest {
    private static final String AAPL = "AAPL.XNAS";
    private static final Provenance ASKED =
            new Provenance("strategy.trend.enter", "strategy/trend.drl", 1, List.of(), List.of());
    private static RuleEvaluator shipped;

    private final List<Draft> wishes = new ArrayList<>();

    @BeforeAll
    static void compile() {
        Path rules = Path.of("../../rules");
        shipped = Rulebook.compileDirect(
                GuardMutants.guards(Rulebook.read(rules, rules)),
                EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    @AfterAll
    static void close() {
        shipped.close();
    }

    /**
     * Knight Capital, 1 August 2012: code that nobody wanted any more sent orders for 45 minutes, because what counted the
     * fills of an order stood elsewhere (SEC release 34-70694). Here a rule buys the same in each of 45 cycles.
     */
    @Test
    void d01_a_rule_that_never_stops_ends_at_the_limit_of_its_position() {
        SmallEngine engine = engine(List.of(AAPL));
        wishes.add(buy(AAPL, 10, OptionalDouble.empty()));
        List<Decision> decisions = new ArrayList<>();

        for (int minute = 0; minute < 45; minute++) {
            decisions.addAll(engine.cycle());
        }

        long bought = decisions.stream().filter(Decision::accepted).count();
        assertThat(decisions).hasSize(45);
        assertThat(bought * 10 * 100).isBetween(20_000L, 25_000L);
        assertThat(decisions.subList((int) bought, 45))
                .allSatisfy(d -> assertThat(codes(List.of(d))).contains("POSITION_EXCEEDS_MAX"));
    }

    /**
     * Flash crash of 6 May 2010: 75,000 contracts sold without regard to price or time (report of the CFTC and the SEC, 30
     * September 2010). Here a rule buys into a rise of 9 % in five minutes, each order inside its collar.
     */
    @Test
    void d02_a_rule_without_regard_to_price_stops_once_its_own_fills_have_walked_it() {
        SmallEngine engine = engine(List.of(AAPL));
        List<List<Decision>> cycles = new ArrayList<>();

        for (String price : List.of("100", "102", "103.8", "105.6", "107.4", "109")) {
            engine.price(AAPL, price);
            wishes.clear();
            wishes.add(buy(AAPL, 10, OptionalDouble.empty()));
            cycles.add(engine.cycle());
        }

        assertThat(cycles.stream().map(c -> c.get(0).accepted()))
                .containsExactly(true, true, false, false, false, false);
        assertThat(codes(cycles.get(2))).contains("PRICE_WALK_EXCEEDS_MAX");
        assertThat(codes(cycles.get(2))).doesNotContain("PRICE_OUTSIDE_COLLAR");
    }

    /**
     * Goldman Sachs, 20 August 2013: 16,000 contingent orders became live with a limit of 1 USD (SEC release 34-75331).
     */
    @Test
    void d04_no_order_with_a_default_price_leaves() {
        List<String> names = names(16);
        SmallEngine engine = engine(names);
        names.forEach(s -> wishes.add(buy(s, 10, OptionalDouble.of(0.99))));

        List<Decision> decisions = engine.cycle();

        assertThat(decisions).hasSize(16).noneMatch(Decision::accepted);
        assertThat(decisions).allSatisfy(d -> assertThat(codes(List.of(d))).contains("PRICE_OUTSIDE_COLLAR"));
    }

    /**
     * Citigroup, 2 May 2022: a basket of 58 million USD entered as 444 billion over 349 names; no block on the total (FCA
     * final notice 2024). Each order is small enough for itself; nothing of the basket is sent, nothing is trimmed.
     */
    @Test
    void d05_a_basket_above_the_limit_is_refused_as_a_whole() {
        List<String> names = names(349);
        SmallEngine engine = engine(names);
        names.forEach(s -> wishes.add(buy(s, 1, OptionalDouble.empty())));

        List<Decision> decisions = engine.cycle();

        assertThat(decisions).hasSize(349).noneMatch(Decision::accepted);
        assertThat(decisions)
                .allSatisfy(d -> assertThat(codes(List.of(d)))
                        .contains("NOTIONAL_EXCEEDS_MAX_PER_CYCLE")
                        .doesNotContain("NOTIONAL_EXCEEDS_MAX_PER_ORDER"));
    }

    /** The same event: the value was typed into the field for units. */
    @Test
    void d05_a_value_in_the_field_for_units_is_refused() {
        SmallEngine engine = engine(List.of(AAPL));
        wishes.add(buy(AAPL, 58_000_000, OptionalDouble.empty()));

        List<Decision> decisions = engine.cycle();

        assertThat(decisions).hasSize(1).noneMatch(Decision::accepted);
        assertThat(codes(decisions)).contains("NOTIONAL_EXCEEDS_MAX_PER_ORDER");
    }

    /**
     * Infinium, 3 February 2010: an algorithm less than a day old sent 2,000 to 3,000 orders a second (CME Group). So many
     * leave as the limit of working entries lets, and not one more however often it asks.
     */
    @Test
    void d06_a_flood_ends_at_the_limits() {
        List<String> names = names(400);
        SmallEngine engine = engine(names);
        names.forEach(s -> engine.price(s, "1"));
        names.forEach(s -> wishes.add(buy(s, 1, OptionalDouble.empty())));

        long left = engine.cycle().stream().filter(Decision::accepted).count();

        assertThat(left).isEqualTo(20);
    }

    /** Mizuho Securities, 8 December 2005: 610,000 shares at 1 yen instead of one share at 610,000 yen. A hundredth here. */
    @Test
    void d07_swapped_price_and_quantity_are_refused() {
        SmallEngine engine = engine(List.of(AAPL));
        engine.price(AAPL, "6100");
        wishes.add(buy(AAPL, 610_000, OptionalDouble.of(1 - 1 / 6100.0)));

        List<Decision> decisions = engine.cycle();

        assertThat(decisions).hasSize(1).noneMatch(Decision::accepted);
        assertThat(codes(decisions)).contains("PRICE_OUTSIDE_COLLAR");
    }

    /** Twice the highest volume of six months is asked for (RTS 6 art. 10); here it is ten times what the limits let. */
    @Test
    void c43_ten_times_the_proposals_shed_entries_and_not_one_exit() {
        List<String> names = names(300);
        SmallEngine engine = engine(names);
        names.stream().limit(10).forEach(s -> wishes.add(buy(s, 1, OptionalDouble.empty())));
        long bought = engine.cycle().stream().filter(Decision::accepted).count();
        wishes.clear();
        names.stream().skip(10).forEach(s -> wishes.add(buy(s, 1, OptionalDouble.empty())));
        names.stream().limit(10).forEach(s -> wishes.add(exit(s)));
        names.forEach(s -> engine.price(s, "10"));

        List<Decision> decisions = engine.cycle();

        assertThat(bought).isEqualTo(10);
        assertThat(decisions.stream().filter(d -> !d.proposal().entry()))
                .hasSize(10)
                .allMatch(Decision::accepted);
        assertThat(decisions.stream().filter(d -> d.proposal().entry()))
                .hasSize(290)
                .filteredOn(Decision::accepted)
                .hasSize(20);
    }

    private SmallEngine engine(List<String> symbols) {
        return new SmallEngine(new Asking(wishes), symbols);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj("S%03d.XNAS"::formatted).toList();
    }

    private static List<String> codes(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(d -> d.denials().stream())
                .map(Denial::code)
                .distinct()
                .toList();
    }

    private static Draft exit(String symbol) {
        return new Draft.Exit(ASKED, SmallEngine.STRATEGY, symbol, 1, Terms.MARKET_DAY);
    }

    private static Draft buy(String symbol, double units, OptionalDouble limitBelow) {
        return new Draft.Entry(
                ASKED,
                SmallEngine.STRATEGY,
                symbol,
                Side.BUY,
                new Sizing.Units(units),
                new Terms(limitBelow, TimeInForce.DAY, "incident"),
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** The shipped guards, asked whatever a test wishes. */
    private record Asking(List<Draft> wishes) implements RuleEvaluator {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public RuleSet ruleSet() {
            return shipped.ruleSet();
        }

        @Override
        public Asked propose(Snapshot snapshot, Set<String> strategies) {
            return new Asked(wishes, List.of(), wishes.size());
        }

        @Override
        public Judged halt(Snapshot snapshot) {
            return shipped.halt(snapshot);
        }

        @Override
        public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
            return shipped.judge(snapshot, proposals);
        }

        @Override
        public void close() {}
    }
}
