package io.drover.market.read;

import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of bars and what is known about it.
 *
 * @param path CSV, plain or gzipped
 * @param instrument whose bars they are
 * @param symbol what the file calls it
 * @param timeframe length of a bar
 * @param calendar tells sessions and gaps
 * @param mapping columns; absent for our own layout
 * @param policy what to do about defects
 * @param jumpRatio an open further than this from the close before is a {@link DefectKind#JUMP}; 0.4 is 40 %
 */
public record BarFile(
        Path path,
        InstrumentId instrument,
        String symbol,
        Timeframe timeframe,
        ExchangeCalendar calendar,
        Optional<CsvMapping> mapping,
        DefectPolicy policy,
        double jumpRatio) {
    private static final double JUMP = 0.4;

    /** A file in our own layout, with the usual policy. */
    public static BarFile of(Path path, InstrumentId instrument, Timeframe timeframe, ExchangeCalendar calendar) {
        return new BarFile(
                path,
                instrument,
                instrument.symbol(),
                timeframe,
                calendar,
                Optional.empty(),
                DefectPolicy.standard(),
                JUMP);
    }

    public BarFile withSymbol(String inFile) {
        return new BarFile(path, instrument, inFile, timeframe, calendar, mapping, policy, jumpRatio);
    }

    public BarFile withMapping(CsvMapping columns) {
        return new BarFile(path, instrument, symbol, timeframe, calendar, Optional.of(columns), policy, jumpRatio);
    }

    public BarFile withPolicy(DefectPolicy actions) {
        return new BarFile(path, instrument, symbol, timeframe, calendar, mapping, actions, jumpRatio);
    }

    public BarFile withJumpRatio(double ratio) {
        return new BarFile(path, instrument, symbol, timeframe, calendar, mapping, policy, ratio);
    }
}
