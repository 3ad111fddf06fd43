package io.drover.broker.simulated;

import io.drover.broker.contract.BrokerExecutorContract;
import io.drover.broker.contract.BrokerHarness;

/** A cash account that trades fractions. */
class CashAccountContractTest extends BrokerExecutorContract {
    @Override
    protected BrokerHarness newHarness() {
        return new SimulatedHarness(new Bench(Bench.settings().withFractional(true)), false);
    }
}
