package io.drover.report;

import io.drover.decision.Denial;
import io.drover.decision.Provenance;
import io.drover.decision.Verdict;
import io.drover.model.Control;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One proposal, the rules and values behind it, and what every control said of it.
 *
 * @param ordinal {@code cycle-index}
 * @param cycle number of the cycle
 * @param schedule name of its schedule
 * @param at scheduled time, UTC
 * @param ruleSet hash of the rules
 * @param strategy who asked
 * @param symbol instrument id
 * @param role entry or exit
 * @param side of the order
 * @param ordType order type
 * @param timeInForce how long
 * @param quantity units
 * @param limitPx limit price
 * @param stopPx fixed protective stop
 * @param trailingRatio trailing protective stop
 * @param takeProfitPx take profit
 * @param referencePrice mark it was measured against
 * @param lastValue quantity at that mark, account currency
 * @param reason the rule's words
 * @param sizing how the quantity came about, in words
 * @param rules that asked for it
 * @param verdicts of all controls
 * @param denials why not, empty when accepted
 */
public record DecisionRow(
        String ordinal,
        long cycle,
        String schedule,
        Instant at,
        String ruleSet,
        String strategy,
        String symbol,
        String role,
        String side,
        String ordType,
        String timeInForce,
        BigDecimal quantity,
        Optional<BigDecimal> limitPx,
        Optional<BigDecimal> stopPx,
        Optional<BigDecimal> trailingRatio,
        Optional<BigDecimal> takeProfitPx,
        BigDecimal referencePrice,
        BigDecimal lastValue,
        String reason,
        String sizing,
        List<Rule> rules,
        List<ControlVerdict> verdicts,
        List<Denial> denials) {
    public DecisionRow {
        rules = List.copyOf(rules);
        verdicts = List.copyOf(verdicts);
        denials = List.copyOf(denials);
    }

    public boolean accepted() {
        return denials.isEmpty();
    }

    /** Names of its rules in one text. */
    String ruleNames() {
        return String.join(" + ", rules.stream().map(Rule::name).toList());
    }

    /**
     * A rule that fired.
     *
     * @param name of the rule
     * @param source file and line
     * @param bindings its variables
     * @param facts what it matched, in order of its conditions
     */
    public record Rule(String name, String source, List<Provenance.Binding> bindings, List<MatchedFact> facts) {
        public Rule {
            bindings = List.copyOf(bindings);
            facts = List.copyOf(facts);
        }
    }

    /**
     * A fact that a rule matched.
     *
     * @param reference type and key
     * @param values its components, empty when the snapshot does not hold it
     */
    public record MatchedFact(String reference, List<Provenance.Binding> values) {
        public MatchedFact {
            values = List.copyOf(values);
        }
    }

    /**
     * What one control said. Numbers are absent where none was given or it was not finite.
     *
     * @param control which
     * @param row limit row
     * @param measured in the control's unit
     * @param limit in the control's unit
     * @param headroom limit minus measured
     * @param utilisation measured over limit; 0 for nothing measured, absent where the limit is 0 and something was
     * @param outcome passed or not
     */
    public record ControlVerdict(
            Control control,
            String row,
            Optional<BigDecimal> measured,
            Optional<BigDecimal> limit,
            Optional<BigDecimal> headroom,
            Optional<BigDecimal> utilisation,
            Verdict.Outcome outcome) {
        public boolean passed() {
            return outcome == Verdict.Outcome.PASS;
        }
    }
}
