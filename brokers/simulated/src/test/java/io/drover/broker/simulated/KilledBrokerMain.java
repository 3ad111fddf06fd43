package io.drover.broker.simulated;

import io.drover.model.Side;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Trades on a logged broker until it is killed, and prints every fill that was reported to it. */
final class KilledBrokerMain {
    private KilledBrokerMain() {}

    public static void main(String[] args) {
        Bench bench = Bench.logged(Path.of(args[0]), Bench.settings(), SimulatedMarket.of(List.of(Bench.acme())));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        bench.broker.onReport(report -> out.println(report.execId() + " " + report.clOrdId()));
        bench.bar("100 100 100 100");
        for (int round = 0; round < 1_000_000; round++) {
            bench.submit(bench.withLegs(bench.market(Side.BUY, 10), "95", ""));
            bench.bar("100 101 99 100");
            bench.bar("94 94 94 94");
            bench.bar("100 100 100 100");
        }
    }
}
