package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.broker.contract.Orders;
import io.drover.model.ExecType;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot;
import io.drover.order.ExecutionReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed at any moment has lost nothing of what it had reported. */
class KilledBrokerTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "killed after report {0}")
    @ValueSource(ints = {1, 2, 27, 160})
    void killed_broker_knows_everything_it_had_reported(int reports) throws IOException {
        List<String> heard = runUntil(reports);

        Bench again = Bench.logged(directory, Bench.settings(), SimulatedMarket.of(List.of(Bench.acme())));
        BrokerSnapshot found = again.broker.snapshot(Bench.START);
        again.broker.close();
        long highest = heard.stream().mapToLong(KilledBrokerTest::number).max().orElseThrow();
        assertThat(found.orders().stream().map(o -> o.clOrdId().orElseThrow().toString()))
                .containsAll(heard.stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList());
        assertThat(found.executions()).allMatch(e -> e.execType() == ExecType.TRADE);
        assertThat(found.cash()).isEqualTo(folded(found.executions()));
        assertThat(next(again.reopened(directory, Bench.settings()))).isGreaterThan(highest);
    }

    private List<String> runUntil(int reports) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBrokerMain.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> heard = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (heard.size() < reports) {
                heard.add(out.readLine());
            }
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
        return heard;
    }

    private static long number(String line) {
        return Long.parseLong(line.substring("SIM-".length(), line.indexOf(' ')));
    }

    /** The number of the next report. */
    private static long next(Bench bench) {
        bench.pass(Duration.ofDays(1));
        bench.bar("100 100 100 100");
        bench.submit(Orders.limit(Orders.id(9_000_000), Bench.ACME, Side.BUY, Quantity.of(1), Price.of("1")));
        ExecutionReport last = bench.reports.get(bench.reports.size() - 1);
        bench.broker.close();
        return number(last.execId() + " ");
    }

    private static Money folded(List<ExecutionReport> trades) {
        Money cash = Bench.settings().startingCash();
        for (ExecutionReport t : trades) {
            cash = cash.minus(Bench.acme()
                    .value(
                            t.lastPx().orElseThrow(),
                            t.side() == Side.BUY ? t.lastQty() : t.lastQty().negated()));
        }
        return cash;
    }
}
