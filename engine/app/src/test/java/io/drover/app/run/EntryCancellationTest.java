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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryCancellationTest {
    private static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");

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
                OrdStatus.NEW);
        List<BrokerPosition> positions = held.signum() == 0
                ? List.of()
                : List.of(new BrokerPosition(AAPL, new Quantity(held), new Price(BigDecimal.TEN)));
        BrokerSnapshot books = new BrokerSnapshot(
                "paper-1", Money.zero(Currency.USD), List.of(order), positions, List.of(), Instant.EPOCH);

        assertThat(EntryCancellation.mayGrow(order, books)).isEqualTo(entry);
    }
}
