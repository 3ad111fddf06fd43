package io.drover.store.codec;

import io.drover.fact.Bar;
import io.drover.fact.Cycle;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.MarketState;
import io.drover.fact.Quote;
import io.drover.fact.Trade;
import java.util.Map;

/**
 * What a component of a fact will be when nothing surprising happens: a price grows older by the time between two cycles,
 * an indicator's previous value is the one it had. What is as expected is not written. Lossless whatever the facts say:
 * what differs is written.
 */
@FunctionalInterface
interface Expectation {
    double MILLIS_OF_MINUTE = 60_000;
    double CENTS = 1e8;

    /** No expectation of its own: the value it had. */
    Expectation AS_BEFORE = (cycle, before, after) -> {
        throw new IllegalStateException("%s is expected to stay as it was.".formatted(before));
    };

    Map<String, Expectation> KNOWN = Map.ofEntries(
            Map.entry("Cycle.time", (cycle, before, after) -> cycle.now()),
            Map.entry("Cycle.minuteOfDay", Expectation::minuteOfDay),
            Map.entry("Bar.end", Expectation::endOfBar),
            Map.entry("Bar.open", (cycle, before, after) -> bits(((Bar) before).close())),
            Map.entry("Bar.high", (cycle, before, after) -> bits(((Bar) after).open())),
            Map.entry("Bar.low", (cycle, before, after) -> bits(((Bar) after).open())),
            Map.entry("Bar.close", (cycle, before, after) -> bits(((Bar) after).open())),
            Map.entry("Indicator.previous", Expectation::previous),
            Map.entry("MarketState.minutesToClose", Expectation::minutesToClose),
            Map.entry("DataQuality.ageSeconds", Expectation::ageOfData),
            Map.entry("Quote.time", Expectation::timeOfQuote),
            Map.entry("Quote.ask", Expectation::ask),
            Map.entry(
                    "Quote.ageSeconds",
                    (cycle, before, after) -> age(cycle, ((Quote) before).ageSeconds(), ((Quote) after).time())),
            Map.entry("Trade.time", Expectation::timeOfTrade),
            Map.entry(
                    "Trade.ageSeconds",
                    (cycle, before, after) -> age(cycle, ((Trade) before).ageSeconds(), ((Trade) after).time())));

    /**
     * The expected number, as {@link Component#bits} gives it.
     *
     * @param cycle what is known of this cycle so far
     * @param before the fact in the previous snapshot
     * @param after the fact in this one; only components before this one may be read
     */
    long bits(CycleContext cycle, Fact before, Fact after);

    /** The expectation for one component of a record type. */
    static Expectation of(String type, String component) {
        return KNOWN.getOrDefault(type + "." + component, AS_BEFORE);
    }

    private static long bits(double number) {
        return Double.doubleToLongBits(number);
    }

    private static long previous(CycleContext cycle, Fact before, Fact after) {
        Indicator old = (Indicator) before;
        return bits(old.value() == ((Indicator) after).value() ? old.previous() : old.value());
    }

    private static long ageOfData(CycleContext cycle, Fact before, Fact after) {
        double age = ((DataQuality) before).ageSeconds();
        return bits(age == 0 ? 0 : CycleContext.seconds(CycleContext.millis(age) + cycle.elapsed()));
    }

    private static long timeOfQuote(CycleContext cycle, Fact before, Fact after) {
        Quote old = (Quote) before;
        return cycle.time(old.symbol(), old.time());
    }

    private static long timeOfTrade(CycleContext cycle, Fact before, Fact after) {
        Trade old = (Trade) before;
        return cycle.time(old.symbol(), old.time());
    }

    private static long age(CycleContext cycle, double before, long time) {
        return bits(cycle.elapsed() == 0 ? before : CycleContext.seconds(cycle.now() - time));
    }

    private static long minuteOfDay(CycleContext cycle, Fact before, Fact after) {
        return Math.floorMod(Math.floorDiv(((Cycle) after).time(), 60_000L), 1440L);
    }

    private static long endOfBar(CycleContext cycle, Fact before, Fact after) {
        long end = ((Bar) before).end();
        return end == cycle.now() - cycle.elapsed() ? cycle.now() : end;
    }

    private static long minutesToClose(CycleContext cycle, Fact before, Fact after) {
        double minutes = ((MarketState) before).minutesToClose();
        return bits(minutes == 0 ? 0 : (Math.rint(minutes * MILLIS_OF_MINUTE) - cycle.elapsed()) / MILLIS_OF_MINUTE);
    }

    /** The spread stays. */
    private static long ask(CycleContext cycle, Fact before, Fact after) {
        Quote old = (Quote) before;
        double bid = ((Quote) after).bid();
        return bits(bid == old.bid() ? old.ask() : Math.rint((old.ask() - old.bid() + bid) * CENTS) / CENTS);
    }
}
