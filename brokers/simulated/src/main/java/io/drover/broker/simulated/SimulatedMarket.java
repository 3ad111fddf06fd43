package io.drover.broker.simulated;

import io.drover.model.Instrument;
import java.util.Collection;
import java.util.List;

/**
 * What the simulated broker knows of the world besides the prices that are pushed into it.
 *
 * @param instruments what can be traded
 * @param hours sessions of their markets
 * @param marks reference prices for buying power and margin; {@link Marks#PUSHED} when the driver pushes every bar
 */
public record SimulatedMarket(List<Instrument> instruments, TradingHours hours, Marks marks) {
    public SimulatedMarket {
        instruments = List.copyOf(instruments);
    }

    /** Always open, with pushed prices only. */
    public static SimulatedMarket of(Collection<Instrument> instruments) {
        return new SimulatedMarket(List.copyOf(instruments), TradingHours.ALWAYS, Marks.PUSHED);
    }

    public SimulatedMarket withHours(TradingHours newHours) {
        return new SimulatedMarket(instruments, newHours, marks);
    }

    public SimulatedMarket withMarks(Marks newMarks) {
        return new SimulatedMarket(instruments, hours, newMarks);
    }
}
