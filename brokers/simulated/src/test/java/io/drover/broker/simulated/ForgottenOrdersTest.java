package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Side;
import io.drover.order.BrokerSnapshot;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The broker remembers what works and the 5,000 orders that closed last. */
class ForgottenOrdersTest {
    private final Bench bench = new Bench(Bench.settings());

    @Test
    void an_order_that_works_is_remembered_whatever_closed_since_and_a_fill_as_long_as_its_order() {
        bench.bar("100 100 100 100");
        OrderRequest working = bench.limit(Side.BUY, 1, "50");
        bench.submit(working);
        OrderRequest filled = bench.market(Side.BUY, 1);
        bench.submit(filled);
        bench.bar("100 100 100 100");
        closeOthers(4_999);

        BrokerSnapshot before = bench.broker.snapshot(Instant.EPOCH);
        closeOthers(2);
        BrokerSnapshot after = bench.broker.snapshot(Instant.EPOCH);

        assertThat(before.orders()).hasSize(5_001);
        assertThat(before.executions()).hasSize(1);
        assertThat(after.orders()).hasSize(5_002);
        assertThat(after.executions()).isEmpty();
        assertThat(after.orders().get(0).clOrdId()).contains(working.clOrdId());
        assertThat(after.positions()).isEqualTo(before.positions());
        assertThat(after.cash()).isEqualTo(before.cash());
        assertThat(after.orders()).extracting(BrokerOrder::orderId).doesNotHaveDuplicates();
        assertThat(bench.submit(working)).isInstanceOf(SubmitResult.Rejected.class);
        assertThat(bench.submit(filled)).isInstanceOf(SubmitResult.Accepted.class);
    }

    private void closeOthers(int count) {
        for (int i = 0; i < count; i++) {
            OrderRequest order = bench.limit(Side.BUY, 1, "40");
            bench.submit(order);
            bench.cancel(order.clOrdId());
        }
    }
}
