package io.drover.report;

import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Abandoned;
import io.drover.journal.JournalRecord.StateLowered;
import io.drover.model.Control;
import io.drover.model.TradingState;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds in a journal when each control last refused an order or lowered the trading state. */
final class LastTrips {
    private static final Map<String, Control> BY_CODE =
            Arrays.stream(Control.values()).collect(Collectors.toMap(Control::code, Function.identity()));

    private final Map<Control, Evidence.Trip> last = new EnumMap<>(Control.class);

    void accept(JournalEntry entry) {
        Instant at = entry.at();
        if (entry.record() instanceof JournalRecord.Cycle cycle) {
            cycle.decisions().forEach(d -> refused(d, at));
        } else if (entry.record() instanceof StateLowered lowered) {
            lowered(lowered, at);
        } else if (entry.record() instanceof Abandoned stopped) {
            code(stopped.code()).ifPresent(c -> add(c, at, stopped.clOrdId().value(), stopped.text()));
        }
    }

    Optional<Evidence.Trip> of(Control control) {
        return Optional.ofNullable(last.get(control));
    }

    /** Whatever kills trading is a use of the kill switch. */
    private void lowered(StateLowered lowered, Instant at) {
        String what = lowered.scope() + " " + lowered.state();
        lowered.control().ifPresent(c -> add(c, at, what, lowered.reason()));
        if (lowered.state() == TradingState.KILLED) {
            add(Control.C34, at, what, lowered.reason());
        }
    }

    private void refused(Decision decision, Instant at) {
        String what = "%s %s %s"
                .formatted(
                        decision.ordinal(),
                        decision.proposal().side(),
                        decision.proposal().symbol());
        for (Denial denial : decision.denials()) {
            code(denial.code()).ifPresent(c -> add(c, at, what, denial.text()));
        }
    }

    private static Optional<Control> code(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private void add(Control control, Instant at, String what, String text) {
        last.put(control, new Evidence.Trip(at, what, text));
    }
}
