package io.drover.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.alert.Alert.Level;
import io.drover.decision.Asked;
import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.Control;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.TimeInForce;
import io.drover.model.TradingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cycles that deny ten proposals are told. */
class RecordEventsTest {
    private final RecordEvents events = new RecordEvents(10);

    /** Citigroup, 2 May 2022: 711 warnings, of which the first 18 lines could be seen (FCA final notice 2024). */
    @Test
    void c33_seven_hundred_and_eleven_denials_are_one_line_with_their_sum_hard_and_soft_apart() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 711; i++) {
            decisions.add(decision(i < 693 ? Control.C03.code() : Control.C10.code()));
        }

        Optional<Event> told = events.of(9, cycle(decisions, CycleOutcome.DONE));

        assertThat(told).hasValueSatisfying(event -> {
            assertThat(event.level()).isEqualTo(Level.WARN);
            assertThat(event.text())
                    .isEqualTo("cycle 3 of minute: 711 of 711 proposals denied, worst value 71100 in sum;"
                            + " hard 693 (NOTIONAL_EXCEEDS_MAX_PER_CYCLE 693); soft 18 (ORDER_DUPLICATE 18)");
        });
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true"})
    void c33_few_denials_are_no_alert(int denied, boolean told) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < denied; i++) {
            decisions.add(decision(Control.C01.code()));
        }

        assertThat(events.of(9, cycle(decisions, CycleOutcome.DONE)).isPresent())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"REDUCING, ERROR", "HALTED, CRITICAL", "KILLED, CRITICAL"})
    void c33_a_lowered_trading_state_is_told_by_how_far_it_goes(TradingState state, Level level) {
        JournalRecord record = new JournalRecord.StateLowered(
                "cause", Scope.ACCOUNT, state, Optional.of(Control.C20), "fell", "engine", false);

        assertThat(events.of(9, record))
                .contains(new Event(
                        level,
                        "STATE_" + state,
                        "cause",
                        "ACCOUNT is " + state + ", by engine: fell (C20 DRAWDOWN_EXCEEDS_MAX)",
                        9));
    }

    @Test
    void c33_a_discarded_cycle_is_told_and_an_orderly_one_is_not() {
        assertThat(events.of(9, cycle(List.of(), CycleOutcome.DISCARDED_LIMIT)))
                .hasValueSatisfying(event -> assertThat(event.code()).isEqualTo("CYCLE_DISCARDED"));
        assertThat(events.of(9, cycle(List.of(), CycleOutcome.DONE))).isEmpty();
    }

    private static JournalRecord cycle(List<Decision> decisions, CycleOutcome outcome) {
        return new JournalRecord.Cycle(
                3,
                "minute",
                Instant.EPOCH,
                Optional.empty(),
                "rules",
                outcome,
                new Snapshot(List.of()),
                new Asked(List.of(), List.of(), 0),
                List.of(),
                decisions,
                List.of(),
                List.of());
    }

    /** Of a worst value of 100. */
    private static Decision decision(String code) {
        Proposal proposal = new Proposal(
                "3-0",
                "AAPL.XNAS",
                "trend",
                "",
                "USD",
                true,
                "BUY",
                "MARKET",
                1,
                100,
                100,
                100,
                100,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
        Decision.Order order = new Decision.Order(
                OrderRole.ENTRY,
                OrdType.MARKET,
                Quantity.of(1),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Decision("3-0", proposal, order, List.of(), "", List.of(), List.of(new Denial(code, "x=1")));
    }
}
