package io.drover.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Recorded data that lies beside the checkout on some machines. */
public final class Shared {
    private Shared() {}

    /** A file of it; the test is skipped where it is absent. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("drover.shared", "../../../shared"), "data")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped, no recorded data: " + name);
        return file;
    }

    /** Rows of a file, cut at commas, without the header. */
    public static List<String[]> rows(String name) {
        try (InputStream raw = Files.newInputStream(file(name));
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
