package io.drover.rulebook.random;

import io.drover.fact.Account;
import io.drover.fact.Activity;
import io.drover.fact.Bar;
import io.drover.fact.BrokerHealth;
import io.drover.fact.Candidate;
import io.drover.fact.Cycle;
import io.drover.fact.DataQuality;
import io.drover.fact.Exposure;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.Limit;
import io.drover.fact.MarketState;
import io.drover.fact.Memo;
import io.drover.fact.OpenOrder;
import io.drover.fact.Position;
import io.drover.fact.Proposal;
import io.drover.fact.Quote;
import io.drover.fact.ReconcileBreak;
import io.drover.fact.Regime;
import io.drover.fact.Score;
import io.drover.fact.Signal;
import io.drover.fact.Strategy;
import io.drover.fact.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words of generated rules and facts. There are few of each, so that comparisons often hold. */
final class Vocabulary {
    /** Facts that stand in snapshots. */
    static final List<Class<? extends Fact>> OBSERVED = List.of(
            Account.class,
            Activity.class,
            Bar.class,
            BrokerHealth.class,
            Cycle.class,
            DataQuality.class,
            Exposure.class,
            Indicator.class,
            Limit.class,
            MarketState.class,
            Memo.class,
            OpenOrder.class,
            Position.class,
            Quote.class,
            ReconcileBreak.class,
            Strategy.class,
            Trade.class);

    /** Facts about one instrument, of which rules may match two only when they are joined. */
    static final Set<Class<? extends Fact>> MANY = Set.of(
            Bar.class,
            Quote.class,
            Trade.class,
            Indicator.class,
            MarketState.class,
            DataQuality.class,
            Position.class,
            OpenOrder.class,
            ReconcileBreak.class,
            Candidate.class,
            Score.class,
            Signal.class,
            Proposal.class);

    static final List<Class<? extends Fact>> DERIVED =
            List.of(Regime.class, Candidate.class, Score.class, Signal.class);

    private static final Map<Class<?>, List<String>> METHODS = Map.of(
            Position.class, List.of("fallFromHigh", "priceRatio"),
            Quote.class, List.of("mid", "spreadRatio"));

    private Vocabulary() {}

    /**
     * Something a fact tells.
     *
     * @param type {@code String}, {@code boolean}, {@code double} or {@code long}
     */
    record Property(String name, Class<?> type) {}

    static List<Property> properties(Class<? extends Fact> fact) {
        List<Property> properties = new ArrayList<>();
        Arrays.stream(fact.getRecordComponents())
                .filter(c -> c.getType() != Map.class)
                .map(c -> new Property(c.getName(), c.getType() == int.class ? long.class : c.getType()))
                .forEach(properties::add);
        METHODS.getOrDefault(fact, List.of()).forEach(m -> properties.add(new Property(m, double.class)));
        return properties;
    }

    static List<Property> properties(Class<? extends Fact> fact, Class<?> type) {
        return properties(fact).stream().filter(p -> p.type() == type).toList();
    }

    /** The place of an instrument in the world decides how many facts share a key. */
    static String symbol(int number) {
        return "S" + number + ".X";
    }

    static String text(Draw draw, Class<? extends Fact> fact, String property) {
        if (property.equals("symbol")) {
            return draw.oneIn(12) ? "" : symbol(draw.below(3));
        }
        if (DERIVED.contains(fact) && property.equals("name")) {
            return "r" + draw.below(4);
        }
        return draw.of("a", "b", "ab", "a", "b", "");
    }

    /** Whether a whole number may be so far away that sums of it are not exact. */
    static boolean isTime(String property) {
        return Set.of("time", "end", "entryTime", "expires", "nextOpen").contains(property);
    }

    /** As a rule writes it. */
    static String real(Draw draw) {
        return draw.oneIn(15)
                ? draw.of("1e300", "-1e300", "4.9e-324", "0.1")
                : draw.of("0.0", "1.0", "2.0", "0.5", "-1.0");
    }

    static String whole(Draw draw) {
        return draw.of("0", "1", "2", "3", "-1");
    }

    /** A whole number beyond what an {@code int} or a {@code double} holds exactly. */
    static String far(Draw draw) {
        return draw.of("2147483648L", "9007199254740993L", "9223372036854775807L");
    }
}
