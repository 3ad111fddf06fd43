package io.drover.app.alert;

import io.drover.app.alert.Alert.Level;
import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.fact.FactNumbers;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.Control;
import io.drover.model.TradingState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What of the journal people are told. Called on the owner thread: it does no more than look at one record. */
final class RecordEvents {
    private final int denialsAtLeast;

    /** @param denialsAtLeast cycles that deny fewer proposals are not told */
    RecordEvents(int denialsAtLeast) {
        this.denialsAtLeast = denialsAtLeast;
    }

    Optional<Event> of(long sequence, JournalRecord record) {
        if (record instanceof JournalRecord.Cycle cycle) {
            return cycle(sequence, cycle);
        } else if (record instanceof JournalRecord.StateLowered r) {
            return Optional.of(lowered(sequence, r));
        } else if (record instanceof JournalRecord.StateRaised r) {
            return event(
                    sequence,
                    Level.INFO,
                    "STATE_RAISED",
                    r.id(),
                    "cause %s is over, by %s: %s".formatted(r.id(), r.by(), r.reason()));
        } else if (record instanceof JournalRecord.Alarm r) {
            return event(
                    sequence, Level.ERROR, r.code(), r.scope().toString(), "%s: %s".formatted(r.scope(), r.text()));
        } else if (record instanceof JournalRecord.Quarantined r) {
            return event(
                    sequence,
                    Level.ERROR,
                    "ORDER_QUARANTINED",
                    r.clOrdId().value(),
                    "order %s: %s, %s".formatted(r.clOrdId(), r.code(), r.text()));
        } else if (record instanceof JournalRecord.LateArrival r) {
            return event(
                    sequence,
                    Level.ERROR,
                    "ORDER_ARRIVED_LATE",
                    r.clOrdId().value(),
                    "order %s is at the broker as %s".formatted(r.clOrdId(), r.orderId()));
        } else if (record instanceof JournalRecord.ExternalOrder r) {
            return event(
                    sequence,
                    Level.ERROR,
                    "ORDER_EXTERNAL",
                    r.orderId().value(),
                    "%s %s %s, order %s is not ours".formatted(r.side(), r.orderQty(), r.instrument(), r.orderId()));
        } else if (record instanceof JournalRecord.RunEnded r) {
            return event(sequence, Level.INFO, "RUN_ENDED", "", "run ended: " + r.reason());
        }
        return Optional.empty();
    }

    private static Event lowered(long sequence, JournalRecord.StateLowered r) {
        boolean stops = r.state() == TradingState.HALTED || r.state() == TradingState.KILLED;
        return new Event(
                stops ? Level.CRITICAL : Level.ERROR,
                "STATE_" + r.state(),
                r.id(),
                "%s is %s, by %s: %s%s"
                        .formatted(
                                r.scope(),
                                r.state(),
                                r.by(),
                                r.reason(),
                                r.control()
                                        .map(c -> " (%s %s)".formatted(c, c.code()))
                                        .orElse("")),
                sequence);
    }

    private Optional<Event> cycle(long sequence, JournalRecord.Cycle cycle) {
        if (cycle.outcome() != CycleOutcome.DONE && cycle.outcome() != CycleOutcome.SKIPPED) {
            return event(
                    sequence,
                    Level.ERROR,
                    "CYCLE_DISCARDED",
                    cycle.schedule(),
                    "cycle %d of %s: %s".formatted(cycle.number(), cycle.schedule(), cycle.outcome()));
        }
        long denied = cycle.decisions().stream().filter(d -> !d.accepted()).count();
        return denied < denialsAtLeast
                ? Optional.empty()
                : event(sequence, Level.WARN, "PROPOSALS_DENIED", cycle.schedule(), denials(cycle));
    }

    /** However many lines they would fill: one, with the sum, and apart what a person could approve. */
    private static String denials(JournalRecord.Cycle cycle) {
        List<Decision> denied =
                cycle.decisions().stream().filter(d -> !d.accepted()).toList();
        BigDecimal value = denied.stream()
                .map(d -> FactNumbers.toDecimal(d.proposal().worstValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Decision> soft = denied.stream().filter(RecordEvents::isSoft).toList();
        List<Decision> hard = denied.stream().filter(d -> !isSoft(d)).toList();
        return "cycle %d of %s: %d of %d proposals denied, worst value %s in sum; hard %s; soft %s"
                .formatted(
                        cycle.number(),
                        cycle.schedule(),
                        denied.size(),
                        cycle.decisions().size(),
                        value.toPlainString(),
                        codes(hard),
                        codes(soft));
    }

    private static boolean isSoft(Decision decision) {
        return decision.denials().stream().map(Denial::code).allMatch(Control::isSoft);
    }

    private static String codes(List<Decision> denied) {
        Map<String, Integer> counts = new TreeMap<>();
        denied.forEach(d -> d.denials().forEach(denial -> counts.merge(denial.code(), 1, Integer::sum)));
        String words = counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return denied.isEmpty() ? "none" : "%d (%s)".formatted(denied.size(), words);
    }

    private static Optional<Event> event(long sequence, Level level, String code, String about, String text) {
        return Optional.of(new Event(level, code, code + "|" + about, text, sequence));
    }
}
