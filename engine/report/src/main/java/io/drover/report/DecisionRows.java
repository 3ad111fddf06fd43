package io.drover.report;

import io.drover.decision.Decision;
import io.drover.decision.Provenance;
import io.drover.decision.Verdict;
import io.drover.decision.Verdict.Outcome;
import io.drover.fact.FactNumbers;
import io.drover.fact.Limit;
import io.drover.journal.JournalRecord.Cycle;
import io.drover.model.Decimals;
import io.drover.model.Price;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decisions with the values behind them. */
final class DecisionRows {
    private final Cycle cycle;
    private final MatchedFacts facts;
    private final SizingText sizing;
    private final Map<String, Limit> limits = new HashMap<>();

    DecisionRows(Cycle cycle) {
        this.cycle = cycle;
        this.facts = new MatchedFacts(cycle.snapshot(), cycle.asked());
        this.sizing = new SizingText(cycle);
        cycle.snapshot().all(Limit.class).forEach(limit -> limits.put(limit.key(), limit));
    }

    DecisionRow row(Decision decision) {
        Decision.Order order = decision.order();
        return new DecisionRow(
                decision.ordinal(),
                cycle.number(),
                cycle.schedule(),
                cycle.scheduledAt(),
                cycle.ruleSet(),
                decision.proposal().strategy(),
                decision.proposal().symbol(),
                order.role().name(),
                decision.proposal().side(),
                order.ordType().name(),
                order.timeInForce().name(),
                order.quantity().value(),
                order.limitPx().map(Price::value),
                order.stopPx().map(Price::value),
                order.trailingRatio().map(Decimals::normalize),
                order.takeProfitPx().map(Price::value),
                number(decision.proposal().referencePrice()).orElse(BigDecimal.ZERO),
                number(decision.proposal().lastValue()).orElse(BigDecimal.ZERO),
                decision.reason(),
                sizing.of(decision),
                decision.provenances().stream().map(this::rule).toList(),
                decision.verdicts().stream().map(this::verdict).toList(),
                decision.denials());
    }

    private DecisionRow.Rule rule(Provenance provenance) {
        return new DecisionRow.Rule(
                provenance.rule(),
                provenance.file() + ":" + provenance.line(),
                provenance.bindings(),
                provenance.facts().stream().map(facts::get).toList());
    }

    private DecisionRow.ControlVerdict verdict(Verdict verdict) {
        boolean given = verdict.outcome() != Outcome.MISSING && verdict.outcome() != Outcome.NOT_FINITE;
        Optional<BigDecimal> measured = given ? number(verdict.measured()) : Optional.empty();
        Optional<BigDecimal> limit = verdict.row().isEmpty() ? Optional.empty() : number(verdict.limit());
        return new DecisionRow.ControlVerdict(
                verdict.control(),
                rowName(verdict.row()),
                measured,
                limit,
                measured.flatMap(m -> limit.map(l -> Decimals.normalize(l.subtract(m)))),
                measured.flatMap(m -> limit.flatMap(l -> utilisation(m, l))),
                verdict.outcome());
    }

    /** File, line and scope of a limit row; its key where the snapshot does not hold it. */
    private String rowName(String key) {
        Limit limit = limits.get(key);
        if (limit == null) {
            return key;
        }
        String scope = limit.name().isEmpty() ? limit.scope() : limit.scope() + ":" + limit.name();
        return Stream.of(limit.row(), scope, limit.measure(), limit.state())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Optional<BigDecimal> utilisation(BigDecimal measured, BigDecimal limit) {
        return measured.signum() <= 0 ? Optional.of(BigDecimal.ZERO) : Ratios.of(measured, limit);
    }

    private static Optional<BigDecimal> number(double value) {
        return Double.isFinite(value)
                ? Optional.of(Decimals.normalize(FactNumbers.toDecimal(value)))
                : Optional.empty();
    }
}
