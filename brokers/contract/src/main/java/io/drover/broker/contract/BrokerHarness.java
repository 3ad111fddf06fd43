package io.drover.broker.contract;

import io.drover.model.Instrument;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.ExecutionReport;
import io.drover.port.BrokerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Drives one broker account, or a sandbox of it, and the market behind it. A fresh harness has no orders and no positions,
 * an open market, and has traded at {@link #reference()}.
 */
public interface BrokerHarness extends AutoCloseable {
    BrokerExecutor broker();

    /** What the scenarios trade: shortable where the broker lends. */
    Instrument instrument();

    /** Price of the market at the start, on the tick grid and at least 20 steps above zero. */
    Price reference();

    /** A price distance that matters: a multiple of the tick. */
    Price step();

    /** A quantity that buying power allows ten times over and that can be halved on the lot grid. */
    Quantity unit();

    /** Cash at the start. */
    Money startingCash();

    /** Market data moves to this price, with more than enough volume for every order. */
    void trade(Price price);

    /**
     * Market data moves to this price, where no more than this quantity can be bought or sold.
     *
     * @throws UnsupportedOperationException when {@link #limitsVolume()} is false
     */
    void trade(Price price, Quantity available);

    /** Whether the market's volume can be limited. */
    boolean limitsVolume();

    /** Time passes and the market is heard of again at its last price. */
    void pass(Duration time);

    /** The session ends; the next price opens a new one. */
    void closeSession();

    /** Everything reported so far, oldest first; waits until what was asked has been answered. */
    List<ExecutionReport> reports();

    /** The broker's clock. */
    Instant now();

    @Override
    void close();
}
