package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One cycle of {@code schedule.yaml}: exactly one of {@code every}, {@code cron} and {@code on-bar}. */
public record CycleSchedule(
        @Setting(value = "Time between cycles, counted from midnight UTC.", unit = "ISO-8601 duration", standard = "")
        Optional<Duration> every,

        @Setting(value = "Times of cycles.", unit = "Quartz cron, UTC", standard = "")
        Optional<String> cron,

        @Setting(
                value = "A cycle whenever bars of this length have closed.",
                unit = "timeframe, e.g. 5m or 1d",
                standard = "")
        Optional<Timeframe> onBar,

        @Setting(
                value = "Exchange calendar; cycles of every and cron run only in its sessions.",
                unit = "24/7 | FX | XNYS",
                standard = "24/7")
        String calendar,

        @Setting(value = "What its rules see and may trade.", unit = "list of SYMBOL.VENUE")
        List<InstrumentId> instruments,

        @Setting(value = "Whose rules fire; guards always do.", unit = "list of rule packages")
        List<String> strategies) {
    public CycleSchedule {
        instruments = List.copyOf(instruments);
        strategies = List.copyOf(strategies);
        Range.require(
                Stream.of(every, cron, onBar).filter(Optional::isPresent).count() == 1,
                "",
                "must have exactly one of every, cron and on-bar",
                "write on-bar: 5m");
        every.ifPresent(time -> Range.between("every", time, Duration.ofSeconds(1), Duration.ofDays(1)));
        every.ifPresent(time -> Range.require(
                Duration.ofDays(1).toMillis() % time.toMillis() == 0,
                "every",
                "must divide a day into equal parts",
                "write PT1M"));
        cron.ifPresent(text -> Cron.requireValid("cron", text));
        Range.require(!instruments.isEmpty(), "instruments", "must not be empty", "write [BTC-USD.BITSTAMP]");
        Range.require(
                new HashSet<>(instruments).size() == instruments.size(),
                "instruments",
                "must not name one twice",
                "remove one");
    }

    /** The same, but a fixed time apart. */
    public CycleSchedule every(Duration time) {
        return new CycleSchedule(
                Optional.of(time), Optional.empty(), Optional.empty(), calendar, instruments, strategies);
    }
}
