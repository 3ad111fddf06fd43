package io.drover.trading;

import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.port.BrokerExecutor;
import io.drover.port.IdSource;
import io.drover.port.Journal;
import io.drover.port.MarketData;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The outside world of an engine.
 *
 * @param instruments all that are configured
 * @param market what is known of the market
 * @param journal the truth
 * @param broker where orders go
 * @param ids client order ids
 * @param clock the time; virtual in replay and backtest
 * @param nanos monotonic nanoseconds, for durations only
 * @param io where broker calls run; {@code Runnable::run} when the caller waits for them
 * @param owner the engine's own thread; {@code Runnable::run} when there is only one
 * @param stopSign asked right before each send: there when nothing may leave
 */
public record EngineParts(
        SortedMap<InstrumentId, Instrument> instruments,
        MarketData market,
        Journal journal,
        BrokerExecutor broker,
        IdSource ids,
        Clock clock,
        LongSupplier nanos,
        Executor io,
        Executor owner,
        Supplier<Optional<StopSign>> stopSign) {
    void requireQuotedIn(Currency currency) {
        instruments.values().forEach(i -> {
            if (!i.currency().equals(currency)) {
                throw new IllegalArgumentException(
                        "instrument %s is quoted in %s, the account in %s.\nMaybe trade it in an account of that currency."
                                .formatted(i.id(), i.currency(), currency));
            }
        });
    }
}
