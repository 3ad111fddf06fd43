package io.drover.broker.simulated;

import io.drover.broker.contract.BrokerExecutorContract;
import io.drover.broker.contract.BrokerHarness;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The broker that logs its inputs. */
class LoggedContractTest extends BrokerExecutorContract {
    @TempDir
    private Path directory;

    @Override
    protected BrokerHarness newHarness() {
        SimulatedMarket market = SimulatedMarket.of(List.of(Bench.acme()));
        return new SimulatedHarness(
                Bench.logged(directory, Bench.settings().withMargin(MarginTerms.REG_T), market), false);
    }
}
