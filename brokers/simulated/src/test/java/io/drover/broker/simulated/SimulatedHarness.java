package io.drover.broker.simulated;

import io.drover.broker.contract.BrokerHarness;
import io.drover.model.Instrument;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.ClientKey;
import io.drover.order.ExecutionReport;
import io.drover.port.BrokerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Drives the simulated broker by quotes without a spread, or by bars that stand still. */
final class SimulatedHarness implements BrokerHarness {
    private final Bench bench;
    private final BrokerExecutor broker;
    private final boolean byQuotes;
    private String last = "100";

    SimulatedHarness(Bench bench, boolean byQuotes) {
        this(bench, bench.broker, byQuotes);
    }

    /** As a broker that makes less of our ids. */
    SimulatedHarness(Bench bench, boolean byQuotes, ClientKey key) {
        this(bench, new ForgetfulBroker(bench.broker, key), byQuotes);
    }

    private SimulatedHarness(Bench bench, BrokerExecutor broker, boolean byQuotes) {
        this.bench = bench;
        this.broker = broker;
        this.byQuotes = byQuotes;
        broker.onReport(bench.reports::add);
        trade(reference());
    }

    @Override
    public BrokerExecutor broker() {
        return broker;
    }

    @Override
    public Instrument instrument() {
        return Bench.acme();
    }

    @Override
    public Price reference() {
        return Price.of("100");
    }

    @Override
    public Price step() {
        return Price.of("1");
    }

    @Override
    public Quantity unit() {
        return Quantity.of(20);
    }

    @Override
    public Money startingCash() {
        return Bench.settings().startingCash();
    }

    @Override
    public void trade(Price price) {
        last = price.toString();
        if (byQuotes) {
            bench.quote(last, last);
        } else {
            bench.bar("%s %s %s %s".formatted(last, last, last, last));
        }
    }

    @Override
    public void trade(Price price, Quantity available) {
        last = price.toString();
        bench.quote(last, last, available);
    }

    @Override
    public boolean limitsVolume() {
        return byQuotes;
    }

    @Override
    public void pass(Duration time) {
        bench.pass(time);
        trade(Price.of(last));
    }

    @Override
    public void closeSession() {
        bench.pass(Duration.ofMinutes(1));
        bench.sessionClosed();
    }

    @Override
    public List<ExecutionReport> reports() {
        bench.broker.deliver();
        return List.copyOf(bench.reports);
    }

    @Override
    public Instant now() {
        return bench.instant();
    }

    @Override
    public void close() {
        bench.broker.close();
    }
}
