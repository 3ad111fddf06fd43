package io.drover.app.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that shows a run's last sign of life; replaced as a whole, not durable. One thread. */
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final long SHORTEST_NANOS = Duration.ofMillis(250).toNanos();

    private final Path file;
    private final LongSupplier nanos;
    private Optional<Long> written = Optional.empty();

    /** @param nanos monotonic nanoseconds */
    public Heartbeat(Path file, LongSupplier nanos) {
        this.file = file;
        this.nanos = nanos;
    }

    /** At most four times a second, except for the end. */
    void write(Beat beat) {
        long now = nanos.getAsLong();
        if (!beat.ended() && written.filter(last -> now - last < SHORTEST_NANOS).isPresent()) {
            return;
        }
        written = Optional.of(now);
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, MAPPER.writeValueAsString(beat));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("heartbeat_not_written file={} cause={}", file, e.toString());
        }
    }

    /** Absent before the first one, and when it cannot be read. */
    public static Optional<Beat> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(MAPPER.readValue(Files.readString(file), Beat.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
