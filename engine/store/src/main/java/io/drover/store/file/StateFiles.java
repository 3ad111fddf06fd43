package io.drover.store.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The states that the last checkpoints signed, one file each: {@code state-000000012345.json.gz}. A file has its name only
 * when it is whole and on stable storage, and is written before the line that signs it.
 */
final class StateFiles {
    private static final String START = "state-";
    private static final String UNFINISHED = ".tmp";
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final AppendFile.Opener opener;

    StateFiles(Path directory, AppendFile.Opener opener) {
        this.directory = directory;
        this.opener = opener;
    }

    private Path file(long sequence) {
        return directory.resolve("%s%012d.json.gz".formatted(START, sequence));
    }

    /** Returns when the state is on stable storage. */
    void write(long sequence, byte[] json) throws IOException {
        byte[] bytes = gzip(json);
        Path unfinished = directory.resolve(START + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try (AppendFile out = opener.open(unfinished)) {
            out.write(bytes, 0, bytes.length);
            out.force();
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file(sequence), StandardCopyOption.ATOMIC_MOVE);
        DirectorySync.force(directory);
    }

    private static byte[] gzip(byte[] json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes, BUFFER)) {
            out.write(json);
        }
        return bytes.toByteArray();
    }

    /**
     * The canonical JSON of a state, not looked at.
     *
     * @throws IOException when it is missing or damaged
     */
    byte[] read(long sequence) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file(sequence))))) {
            return in.readAllBytes();
        }
    }

    /** Removes all but the states at these records. */
    void keepOnly(List<Long> sequences) throws IOException {
        List<Path> kept = sequences.stream().map(this::file).toList();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(START) && !kept.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
