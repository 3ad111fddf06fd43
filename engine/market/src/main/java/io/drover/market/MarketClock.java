package io.drover.market;

import io.drover.fact.MarketState;
import io.drover.market.calendar.ExchangeCalendar;
import io.drover.market.calendar.Phase;
import java.time.Instant;

/** An instrument's calendar at the instant last asked for. Recorded data knows of no halts. */
final class MarketClock {
    private static final double MILLIS_PER_MINUTE = 60_000.0;
    private static final double NEVER_CLOSES = 1440;

    private final String symbol;
    private final ExchangeCalendar calendar;
    private Phase phase;
    private long until;
    private MarketState state;

    MarketClock(String symbol, ExchangeCalendar calendar) {
        this.symbol = symbol;
        this.calendar = calendar;
        this.phase = calendar.phase(Instant.EPOCH);
        this.until = until(phase);
        this.state = make(0);
    }

    boolean isOpen(Instant now) {
        move(now);
        return phase.open();
    }

    MarketState state(Instant now, long time) {
        boolean same = phase.contains(now);
        if (!same || (phase.open() && until != Long.MAX_VALUE)) {
            move(now);
            state = make(time);
        }
        return state;
    }

    private void move(Instant now) {
        if (!phase.contains(now)) {
            phase = calendar.phase(now);
            until = until(phase);
            state = make(now.toEpochMilli());
        }
    }

    private MarketState make(long time) {
        long nextOpen = phase.nextOpen().map(Instant::toEpochMilli).orElse(0L);
        double left = until == Long.MAX_VALUE ? NEVER_CLOSES : (until - time) / MILLIS_PER_MINUTE;
        return new MarketState(
                symbol, phase.open(), !phase.open() && nextOpen > 0, nextOpen, phase.open() ? left : 0, false);
    }

    private static long until(Phase phase) {
        return phase.until().equals(Instant.MAX)
                ? Long.MAX_VALUE
                : phase.until().toEpochMilli();
    }
}
