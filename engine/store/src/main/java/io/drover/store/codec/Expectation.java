package io.drover.store.codec;

import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.Indicator;
import io.drover.fact.Quote;
import io.drover.fact.Trade;
import java.util.Map;

/**
 * What a component of a fact will be when nothing surprising happens: a price grows older by the time between two cycles,
 * an indicator's previous value is the one it had. What is as expected is not written. Lossless whatever the facts say:
 * what differs is written.
 */
interface Expectation {
    /** No expectation of its own: the value it had. */
    Expectation AS_BEFORE = (cycle, before, after) -> before;

    Map<String, Expectation> KNOWN = Map.of(
            "Indicator.previous", Expectation::previous,
            "DataQuality.ageSeconds", Expectation::ageOfData,
            "Quote.time", Expectation::timeOfQuote,
            "Quote.ageSeconds",
                    (cycle, before, after) -> age(cycle, ((Quote) before).ageSeconds(), ((Quote) after).time()),
            "Trade.time", Expectation::timeOfTrade,
            "Trade.ageSeconds",
                    (cycle, before, after) -> age(cycle, ((Trade) before).ageSeconds(), ((Trade) after).time()));

    /**
     * The expected value, of the component's boxed type.
     *
     * @param cycle what is known of this cycle so far
     * @param before the fact in the previous snapshot
     * @param after the fact in this one; only components before this one may be read
     */
    Object value(CycleContext cycle, Fact before, Fact after);

    /** The expectation for one component of a record type. */
    static Expectation of(String type, String component) {
        return KNOWN.getOrDefault(type + "." + component, AS_BEFORE);
    }

    private static Object previous(CycleContext cycle, Fact before, Fact after) {
        Indicator old = (Indicator) before;
        return old.value() == ((Indicator) after).value() ? old.previous() : old.value();
    }

    private static Object ageOfData(CycleContext cycle, Fact before, Fact after) {
        double age = ((DataQuality) before).ageSeconds();
        return age == 0 ? 0.0 : CycleContext.seconds(CycleContext.millis(age) + cycle.elapsed());
    }

    private static Object timeOfQuote(CycleContext cycle, Fact before, Fact after) {
        Quote old = (Quote) before;
        return cycle.time(old.symbol(), old.time());
    }

    private static Object timeOfTrade(CycleContext cycle, Fact before, Fact after) {
        Trade old = (Trade) before;
        return cycle.time(old.symbol(), old.time());
    }

    private static Object age(CycleContext cycle, double before, long time) {
        return cycle.elapsed() == 0 ? before : CycleContext.seconds(cycle.now() - time);
    }
}
