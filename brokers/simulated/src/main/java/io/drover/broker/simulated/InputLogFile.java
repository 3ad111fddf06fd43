package io.drover.broker.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The log as a file of JSON lines, the first of which names the settings it belongs to. A last line that was torn by the
 * end of a process is cut off; anything else that cannot be read is refused. One process at a time.
 */
final class InputLogFile implements InputLog {
    static final String NAME = "broker.jsonl";

    private final Path file;
    private final FileChannel channel;
    private final InputCodec codec = new InputCodec();

    private InputLogFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens or creates the log and hands over what it holds, oldest first. */
    static InputLogFile open(Path directory, String settings, Consumer<SimInput> reader) {
        Path file = directory.resolve(NAME);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(file, channel);
            return loaded(new InputLogFile(file, channel), "# settings " + settings, reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file, e);
        }
    }

    private static InputLogFile loaded(InputLogFile log, String header, Consumer<SimInput> reader) throws IOException {
        boolean done = false;
        try {
            log.load(header, reader);
            done = true;
            return log;
        } finally {
            if (!done) {
                log.channel.close();
            }
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            channel.close();
            throw new IllegalStateException(
                    "%s is in use.\nMaybe another run has not ended yet, or choose another directory.".formatted(file));
        }
    }

    private void load(String header, Consumer<SimInput> reader) throws IOException {
        byte[] bytes = contents();
        int end = lastLineEnd(bytes);
        List<String> lines =
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        if (end == 0) {
            channel.truncate(0);
            write(header);
            sync();
            return;
        }
        if (!lines.get(0).equals(header)) {
            throw new IllegalStateException("""
                    %s:1: was written under other settings (%s) than today's (%s).
                    Maybe choose another directory or restore the settings.""".formatted(file, lines.get(0), header));
        }
        for (int i = 1; i < lines.size(); i++) {
            reader.accept(read(lines.get(i), i + 1));
        }
        channel.truncate(end);
        channel.position(end);
    }

    /** Through the channel that holds the lock: where any other one of the same file is closed, the system drops the lock. */
    private byte[] contents() throws IOException {
        return Channels.newInputStream(channel).readAllBytes();
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private SimInput read(String line, int number) {
        try {
            return codec.read(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s:%d: cannot be read (%s).\nMaybe the file was edited; restore it from a copy."
                            .formatted(file, number, e.getOriginalMessage()),
                    e);
        }
    }

    @Override
    public void append(SimInput input) {
        write(codec.write(input));
    }

    private void write(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void sync() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot sync " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
