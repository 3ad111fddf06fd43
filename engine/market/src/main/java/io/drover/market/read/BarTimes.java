package io.drover.market.read;

import io.drover.market.calendar.Phase;
import io.drover.market.calendar.Session;
import io.drover.market.series.BarSeriesBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Where the bars of a file begin and end, and what is missing between them. */
final class BarTimes {
    private static final long DAY = 86_400_000L;

    private final BarFile file;
    private final DefectLog log;
    private final BarSeriesBuilder bars;
    private Phase phase;
    private long start;
    private long end;

    BarTimes(BarFile file, DefectLog log, BarSeriesBuilder bars) {
        this.file = file;
        this.log = log;
        this.bars = bars;
        this.phase = file.calendar().phase(Instant.EPOCH);
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Finds the interval of a bar by the time in its row; false where the row may not be used. */
    boolean accept(RowCheck check, long time) {
        return (file.timeframe().isDaily() ? session(check, time) : interval(time)) && isLater(check);
    }

    private boolean session(RowCheck check, long time) {
        LocalDate label = LocalDate.ofEpochDay(Math.floorDiv(time, DAY));
        Optional<Session> session = file.calendar().dailyBar(label);
        session.ifPresent(s -> {
            start = s.open().toEpochMilli();
            end = s.close().toEpochMilli();
        });
        return session.isPresent()
                || check.unusable(
                        DefectKind.NO_SESSION,
                        "%s is no session of %s."
                                .formatted(label, file.calendar().name()));
    }

    private boolean interval(long time) {
        end = time + file.timeframe().millis();
        moveTo(time);
        long open = phase.open()
                ? time
                : phase.nextOpen().map(Instant::toEpochMilli).orElse(time);
        start = open < end ? open : time;
        return true;
    }

    private boolean isLater(RowCheck check) {
        if (bars.size() == 0 || (start > bars.lastStart() && end > bars.lastEnd())) {
            return true;
        }
        return check.unusable(
                start == bars.lastStart() ? DefectKind.DUPLICATE : DefectKind.DISORDER,
                "bar of %s must be later than %s."
                        .formatted(CsvMapping.show(start), CsvMapping.show(bars.lastStart())));
    }

    /** Whether bars are missing before this one; reports it. */
    boolean isGap(long row) {
        if (bars.size() == 0 || bars.lastEnd() >= start) {
            return false;
        }
        moveTo(bars.lastEnd());
        boolean missing = phase.open()
                || phase.nextOpen()
                        .map(Instant::toEpochMilli)
                        .filter(next -> next < start)
                        .isPresent();
        return missing
                && !log.skips(
                        DefectKind.GAP,
                        row,
                        "bars are missing from %s to %s."
                                .formatted(CsvMapping.show(bars.lastEnd()), CsvMapping.show(start)));
    }

    /** Looks at the end of the file. */
    void end(Rows rows) {
        FileEnd.check(rows, log, bars.size());
        if (bars.size() > 0 && !file.timeframe().isDaily()) {
            moveTo(bars.lastStart());
            Instant last = Instant.ofEpochMilli(bars.lastEnd());
            file.calendar()
                    .sessionOf(Instant.ofEpochMilli(bars.lastStart()))
                    .map(Session::close)
                    .filter(close -> !phase.until().equals(Instant.MAX) && last.isBefore(close))
                    .ifPresent(close -> log.skips(
                            DefectKind.EARLY_END,
                            rows.line(),
                            "the last bar ends at %s, its session at %s.".formatted(last, close)));
        }
    }

    private void moveTo(long time) {
        Instant at = Instant.ofEpochMilli(time);
        if (!phase.contains(at)) {
            phase = file.calendar().phase(at);
        }
    }
}
