package io.drover.app.cli;

import io.drover.app.run.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress of long work: a line that is drawn over itself on a terminal, a plain line now and then elsewhere. */
final class ProgressLine {
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Console console;
    private final LongSupplier nanos;
    private final long start;
    private long shown;

    ProgressLine(Console console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.shown = start;
    }

    /** A run: time, price, equity, positions, last decision. */
    void run(RunProgress progress) {
        if (isDue()) {
            String positions = progress.positions().isEmpty() ? "flat" : String.join(", ", progress.positions());
            show("%s  %s  equity %s  %s  %s  %s"
                    .formatted(
                            time(progress.at()),
                            progress.price(),
                            progress.equity(),
                            positions,
                            progress.lastDecision(),
                            left(progress.share())));
        }
    }

    /** Anything that counts up to a known total. */
    void count(String what, long done, long total) {
        if (isDue()) {
            show("%s %s of %s  %s".formatted(what, done, total, left(total == 0 ? 1 : (double) done / total)));
        }
    }

    private boolean isDue() {
        long now = nanos.getAsLong();
        if (now - shown < (console.isTerminal() ? REDRAW_NANOS : PLAIN_NANOS)) {
            return false;
        }
        shown = now;
        return true;
    }

    private void show(String line) {
        if (console.isTerminal()) {
            console.redraw(line);
        } else {
            console.note(line);
        }
    }

    private String left(double share) {
        if (share <= 0) {
            return "";
        }
        double seconds = (nanos.getAsLong() - start) / 1e9 * (1 - share) / share;
        return String.format(
                Locale.ROOT, "%3.0f %%, %d:%02d left", share * 100, (long) seconds / 60, (long) seconds % 60);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
