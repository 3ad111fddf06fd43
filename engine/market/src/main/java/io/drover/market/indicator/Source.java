package io.drover.market.indicator;

import io.drover.market.series.Bars;

/** What of a bar an indicator is computed from. */
enum Source {
    OPEN {
        @Override
        double of(Bars bars, int i) {
            return bars.open(i);
        }
    },
    HIGH {
        @Override
        double of(Bars bars, int i) {
            return bars.high(i);
        }
    },
    LOW {
        @Override
        double of(Bars bars, int i) {
            return bars.low(i);
        }
    },
    CLOSE {
        @Override
        double of(Bars bars, int i) {
            return bars.close(i);
        }
    },
    VOLUME {
        @Override
        double of(Bars bars, int i) {
            return bars.volume(i);
        }
    },
    /** (high + low + close) / 3. */
    TYPICAL {
        @Override
        double of(Bars bars, int i) {
            return (bars.high(i) + bars.low(i) + bars.close(i)) / 3;
        }
    };

    abstract double of(Bars bars, int i);
}
