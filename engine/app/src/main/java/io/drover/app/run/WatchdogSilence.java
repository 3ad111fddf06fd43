package io.drover.app.run;

import io.drover.trading.MachineTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Listens for the watchdog that a run needs; what it writes must change. Owner thread. */
public final class WatchdogSilence {
    private final Path file;
    private final Duration longest;
    private final LongSupplier nanos;
    private String last = "";
    private long heardAt;

    /**
     * Heard it just now.
     *
     * @param file that the watchdog writes at each look
     * @param longest silence that is allowed
     * @param nanos monotonic
     */
    public WatchdogSilence(Path file, Duration longest, LongSupplier nanos) {
        this.file = file;
        this.longest = longest;
        this.nanos = nanos;
        this.heardAt = nanos.getAsLong();
    }

    /** The trouble that it is silent; absent while it is not. */
    Optional<MachineTrouble> look() {
        long now = nanos.getAsLong();
        String sign = read();
        if (!sign.equals(last)) {
            last = sign;
            heardAt = now;
        }
        Duration silent = Duration.ofNanos(now - heardAt);
        return silent.compareTo(longest) > 0
                ? Optional.of(new MachineTrouble("WATCHDOG_SILENT", "silent=%s, max=%s".formatted(silent, longest)))
                : Optional.empty();
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return last;
        }
    }
}
