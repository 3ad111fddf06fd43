package io.drover.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.order.ClientKey;
import io.drover.order.SubmitResult;
import io.drover.port.BrokerExecutor;
import io.drover.port.Journal;
import io.drover.rulebook.RuleCache;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Defects that are put between the engine and its ports: a simulation that does not find them is worth nothing. */
class TeethTest {
    private static final int SEEDS = 60;
    private static Simulations simulations;

    @BeforeAll
    static void compile() {
        simulations = new Simulations(SimulationRules.in(Path.of("../../rules")), RuleCache.none());
    }

    @Test
    void an_order_that_is_sent_again_after_a_timeout_is_found() {
        assertThat(found(Surroundings.NONE.journal(), TeethTest::retrying)).contains("I1");
    }

    @Test
    void a_journal_that_does_not_sync_before_the_order_leaves_is_found() {
        assertThat(found(TeethTest::lazy, Surroundings.NONE.broker())).contains("I2");
    }

    private static Optional<String> found(UnaryOperator<Journal> journal, UnaryOperator<BrokerExecutor> broker) {
        Surroundings defect = new Surroundings(journal, broker, UnaryOperator.identity(), Optional.empty());
        try (Simulations.Runs runs = simulations.runs()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                FaultPlan plan = FaultPlan.of(seed, ClientKey.REFERENCE);
                Optional<Violation> violation = runs.run(plan, defect).violation();
                if (violation.isPresent()) {
                    return violation.map(Violation::invariant);
                }
            }
        }
        return Optional.empty();
    }

    private static BrokerExecutor retrying(BrokerExecutor broker) {
        return around(BrokerExecutor.class, broker, (method, call) -> {
            Object result = call.make();
            return method.equals("submit") && result instanceof SubmitResult.Unknown ? call.make() : result;
        });
    }

    private static Journal lazy(Journal journal) {
        return around(Journal.class, journal, (method, call) -> method.equals("sync") ? null : call.make());
    }

    private interface Call {
        Object make() throws Throwable;
    }

    private interface Defect {
        Object of(String method, Call call) throws Throwable;
    }

    private static <T> T around(Class<T> port, T real, Defect defect) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, words) -> defect.of(method.getName(), () -> {
                    try {
                        return method.invoke(real, words);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }
}
