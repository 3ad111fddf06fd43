package io.drover.market;

import io.drover.fact.FactNumbers;
import io.drover.market.action.CorporateAction;
import io.drover.market.series.BarSeries;
import io.drover.market.series.BarSeriesBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits of one instrument, and in whose units prices are: those before a split count old units, those since then new ones.
 * Knows at an instant only of the splits that have taken effect.
 */
final class Splits {
    static final Splits NONE = new Splits(List.of());

    private final long[] times;
    private final double[] ratios;

    private Splits(List<CorporateAction.Split> splits) {
        times = splits.stream().mapToLong(s -> s.takesEffect().toEpochMilli()).toArray();
        ratios = splits.stream().mapToDouble(s -> FactNumbers.of(s.ratio())).toArray();
    }

    /** Those among the actions, which are in the order of time. */
    static Splits of(List<CorporateAction> actions) {
        List<CorporateAction.Split> found = new ArrayList<>();
        for (CorporateAction action : actions) {
            action.match(new CorporateAction.Cases<Boolean>() {
                @Override
                public Boolean split(CorporateAction.Split split) {
                    return found.add(split);
                }

                @Override
                public Boolean dividend(CorporateAction.Dividend dividend) {
                    return false;
                }
            });
        }
        return new Splits(found);
    }

    /** How many have taken effect by then. */
    int by(long time) {
        int count = 0;
        while (count < times.length && times[count] <= time) {
            count++;
        }
        return count;
    }

    /** New units for one old unit: of all splits after {@code from} up to {@code to}; 1 without any. */
    double ratio(long from, long to) {
        double ratio = 1;
        for (int i = 0; i < times.length && times[i] <= to; i++) {
            ratio *= times[i] > from ? ratios[i] : 1;
        }
        return ratio;
    }

    /** The bars as known after no split, the first, the second …: each up to the split that follows, in its own units. */
    List<BarSeries> views(BarSeries raw) {
        if (times.length == 0) {
            return List.of(raw);
        }
        return IntStream.rangeClosed(0, times.length)
                .mapToObj(k -> view(raw, k))
                .toList();
    }

    private BarSeries view(BarSeries raw, int count) {
        long now = count == 0 ? Long.MIN_VALUE : times[count - 1];
        BarSeriesBuilder out = BarSeries.builder(raw.instrument(), raw.timeframe());
        for (int i = 0; i < raw.size() && by(raw.start(i)) <= count; i++) {
            double ratio = ratio(raw.start(i), now);
            out.bar(raw.start(i), raw.end(i))
                    .prices(raw.open(i) / ratio, raw.high(i) / ratio, raw.low(i) / ratio, raw.close(i) / ratio)
                    .volume(raw.volume(i) * ratio)
                    .flag(flags(raw, i));
        }
        return out.build();
    }

    /** A jump that a split explains is nothing to suspect. */
    private byte flags(BarSeries raw, int i) {
        boolean explained = i > 0 && by(raw.start(i)) > by(raw.start(i - 1));
        return (byte) ((raw.gapped(i) ? BarSeries.GAPPED : 0) | (raw.suspect(i) && !explained ? BarSeries.SUSPECT : 0));
    }
}
