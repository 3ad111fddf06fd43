package io.drover.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.BrokerSnapshot.BrokerPosition;
import io.drover.trading.DerivedIds;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryCancellationTest {
    private static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");

    private final List<String> alarms = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    @ParameterizedTest
    @CsvSource({
        "BUY, 5, 0, 0, true",
        "BUY, 5, 0, 10, true",
        "SELL, 10, 0, 10, false",
        "SELL, 11, 0, 10, true",
        "SELL, 11, 1, 10, false",
        "SELL, 5, 0, -10, true",
        "BUY, 10, 0, -10, false",
        "BUY, 11, 0, -10, true",
    })
    void an_order_that_can_only_make_a_position_smaller_is_no_entry(
            Side side, BigDecimal ordered, BigDecimal filled, BigDecimal held, boolean entry) {
        BrokerOrder order = new BrokerOrder(
                Optional.of(new ClOrdId("a".repeat(32))),
                new OrderId("O-1"),
                AAPL,
                side,
                new Quantity(ordered),
                new Quantity(filled),
                OrdStatus.NEW,
                Instant.EPOCH);
        List<BrokerPosition> positions = held.signum() == 0
                ? List.of()
                : List.of(new BrokerPosition(AAPL, new Quantity(held), new Price(BigDecimal.TEN)));
        BrokerSnapshot books = new BrokerSnapshot(
                "paper-1", Money.zero(Currency.USD), List.of(order), positions, List.of(), Instant.EPOCH);

        assertThat(EntryCancellation.mayGrow(order, books)).isEqualTo(entry);
    }

    @Test
    void c34_entries_that_still_work_after_half_a_minute_wake_a_person_once() {
        EntryCancellation.Outcome end = cancel(new StubbornBroker(Integer.MAX_VALUE));

        assertThat(alarms).containsExactly("PT30S entries still work at the broker: [AAPL.XNAS O-1]");
        assertThat(end.isVerified()).isFalse();
        assertThat(end.requests()).isEqualTo(13);
    }

    @Test
    void c34_a_broker_that_cannot_be_read_wakes_a_person_and_proves_nothing() {
        EntryCancellation.Outcome end = cancel(new StubbornBroker(0).unreachable());

        assertThat(alarms).containsExactly("PT30S the broker's books cannot be read: no answer");
        assertThat(end.isVerified()).isFalse();
    }

    @Test
    void c34_entries_that_are_gone_in_time_wake_nobody() {
        EntryCancellation.Outcome end = cancel(new StubbornBroker(2));

        assertThat(alarms).isEmpty();
        assertThat(end.isVerified()).isTrue();
    }

    /** Two minutes of patience, ten seconds from one attempt to the next. */
    private EntryCancellation.Outcome cancel(StubbornBroker broker) {
        EntryCancellation.Means means = new EntryCancellation.Means(
                new DerivedIds("test"),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                () -> passed.toNanos(),
                () -> passed = passed.plusSeconds(10),
                alarm -> alarms.add(passed + " " + alarm));
        return new EntryCancellation(broker, EntryCancellation::mayGrow, means).untilNone(Duration.ofMinutes(2));
    }
}
