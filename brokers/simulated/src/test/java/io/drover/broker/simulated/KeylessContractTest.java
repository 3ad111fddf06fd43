package io.drover.broker.simulated;

import io.drover.broker.contract.BrokerExecutorContract;
import io.drover.broker.contract.BrokerHarness;
import io.drover.order.ClientKey;

/** A broker of class C. */
class KeylessContractTest extends BrokerExecutorContract {
    @Override
    protected BrokerHarness newHarness() {
        return new SimulatedHarness(new Bench(Bench.settings().withMargin(MarginTerms.REG_T)), false, ClientKey.NONE);
    }
}
