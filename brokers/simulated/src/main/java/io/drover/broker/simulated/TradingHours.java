package io.drover.broker.simulated;

import io.drover.model.InstrumentId;
import java.time.Instant;

/** Whether the market of an instrument is in session; beyond what a calendar knows the answer is no. */
@FunctionalInterface
public interface TradingHours {
    TradingHours ALWAYS = (instrument, at) -> true;

    boolean isOpen(InstrumentId instrument, Instant at);
}
