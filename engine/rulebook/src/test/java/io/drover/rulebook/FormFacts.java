package io.drover.rulebook;

import io.drover.decision.RuleSet;
import io.drover.fact.Bar;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.Position;
import io.drover.fact.Quote;
import java.util.ArrayList;
import java.util.List;

/** Facts that make every condition of {@code wellformed/trend.drl} true. */
final class FormFacts {
    private FormFacts() {}

    static List<Fact> all(RuleSet rules) {
        List<Fact> facts = new ArrayList<>(Facts.snapshot(
                        rules,
                        new Indicator("AAPL.XNAS", "1d", "slow", 10, 10, true),
                        new Indicator("AAPL.XNAS", "1d", "fast", 12, 12, true),
                        Facts.open("AAPL.XNAS"),
                        new Bar("AAPL.XNAS", "1d", 0, 4, 10, 8, 6, 1, true),
                        new Bar("AAPL.XNAS", "1h", 0, 4, 10, 8, 7, 1, true),
                        new Quote("AAPL.XNAS", 0, 10, 10.01, 1, 1, 0),
                        Facts.account(0),
                        new Position("MSFT.XNAS", "trend", 20, 100, 80, 1600, 0, 0, -0.2, 100, 80, 6))
                .facts());
        return facts;
    }
}
