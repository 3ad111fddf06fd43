package io.drover.app.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a program for each alert, which reads it as one line of JSON. No shell looks at any word of it. */
public final class CommandSink implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(CommandSink.class);

    private final List<String> command;
    private final Duration patience;

    /** @param patience the program is ended after that */
    public CommandSink(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public void tell(Alert alert) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            write(process, Outbox.MAPPER.writeValueAsString(alert) + "\n");
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("%s did not end within %s".formatted(command.get(0), patience));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s ended with exit code %d".formatted(command.get(0), process.exitValue()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("%s was interrupted".formatted(command.get(0)), e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A program that does not read is told by its exit code. */
    private static void write(Process process, String line) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("alert_not_read cause={}", e.toString());
        }
    }

    @Override
    public void close() {}
}
