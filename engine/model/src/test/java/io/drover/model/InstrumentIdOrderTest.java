package io.drover.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentIdOrderTest {
    private static final List<InstrumentId> IDS = List.of(
            InstrumentId.parse("A.XNAS"),
            InstrumentId.parse("A.XNYS"),
            InstrumentId.parse("A-B.XNAS"),
            InstrumentId.parse("A/B.XNAS"),
            InstrumentId.parse("AB.XNAS"),
            InstrumentId.parse("BRK.B.XNYS"),
            InstrumentId.parse("BRK.XNYS"),
            InstrumentId.parse("BTC-USD.BITSTAMP"));

    @Test
    void ids_are_in_the_order_of_their_texts() {
        for (InstrumentId one : IDS) {
            for (InstrumentId other : IDS) {
                int order = one.compareTo(other);

                assertThat(Integer.signum(order))
                        .as("%s, %s", one, other)
                        .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
            }
        }
    }
}
