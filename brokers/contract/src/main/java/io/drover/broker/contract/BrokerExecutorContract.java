package io.drover.broker.contract;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@code BrokerExecutor} must do, as numbered scenarios. A broker's test extends this class and gives a fresh
 * harness; scenarios for what the broker does not claim in its capabilities expect a rejection or are skipped visibly.
 */
public abstract class BrokerExecutorContract
        implements SubmitScenarios,
                TimeInForceScenarios,
                ChangeScenarios,
                ProtectionScenarios,
                BooksScenarios,
                KeyScenarios {
    private Optional<Desk> desk = Optional.empty();

    /** A new account in a new market. */
    protected abstract BrokerHarness newHarness();

    @BeforeEach
    final void openHarness() {
        desk = Optional.of(new Desk(newHarness()));
    }

    @AfterEach
    final void closeHarness() {
        desk.ifPresent(d -> d.harness.close());
    }

    @Override
    public final Desk desk() {
        return desk.orElseThrow();
    }
}
