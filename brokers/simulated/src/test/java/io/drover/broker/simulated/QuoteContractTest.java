package io.drover.broker.simulated;

import io.drover.broker.contract.BrokerExecutorContract;
import io.drover.broker.contract.BrokerHarness;
import java.math.BigDecimal;

/** Quotes with limited sizes. */
class QuoteContractTest extends BrokerExecutorContract {
    @Override
    protected BrokerHarness newHarness() {
        return new SimulatedHarness(
                new Bench(Bench.settings()
                        .withMargin(MarginTerms.REG_T)
                        .withConvention(FillConvention.BID_ASK)
                        .withVolumeShare(BigDecimal.ONE)),
                true);
    }
}
