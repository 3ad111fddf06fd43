package io.drover.broker.simulated;

import io.drover.broker.contract.BrokerExecutorContract;
import io.drover.broker.contract.BrokerHarness;

/** Bars and next-open fills. */
class BarContractTest extends BrokerExecutorContract {
    @Override
    protected BrokerHarness newHarness() {
        return new SimulatedHarness(new Bench(Bench.settings().withMargin(MarginTerms.REG_T)), false);
    }
}
