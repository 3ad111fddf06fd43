package io.drover.app.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.app.files.DurableFile;
import io.drover.model.TradingState;
import io.drover.trading.StopSign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps runs of the past from sending: none of an epoch before this one may send anything, not even cancels. The next run has this
 * epoch or a later one.
 *
 * @param epoch first that may send
 * @param reason for people
 */
public record Fence(long epoch, String reason) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** Durable on return. */
    public void putUp(Path file) {
        try {
            DurableFile.write(file, MAPPER.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** For a run of this epoch; a fence that cannot be read holds. */
    static Optional<StopSign> sign(Path file, long epoch) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            Fence fence = MAPPER.readValue(Files.readString(file), Fence.class);
            return epoch < fence.epoch() ? sign(fence.reason()) : Optional.empty();
        } catch (IOException e) {
            return sign("fence %s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static Optional<StopSign> sign(String reason) {
        return Optional.of(new StopSign(TradingState.HALTED, reason, true));
    }
}
