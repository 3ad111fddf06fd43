package io.drover.store.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * One file of the journal: the entries of one UTC day from one sequence number on, plain while it is written and gzipped
 * afterwards. Its name is {@code 2026-01-05-000000000001.jsonl} or the same with {@code .gz}.
 *
 * @param plain path without {@code .gz}
 * @param day UTC day of its entries
 * @param first number of its first entry
 * @param zipped whether it is there only gzipped
 */
record Segment(Path plain, LocalDate day, long first, boolean zipped) {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(\\d{12,18})\\.jsonl(\\.gz)?");
    private static final int BUFFER = 1 << 16;

    static Segment of(Path directory, Instant at, long first) {
        LocalDate day = dayOf(at);
        return new Segment(directory.resolve("%s-%012d.jsonl".formatted(day, first)), day, first, false);
    }

    static LocalDate dayOf(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** All segments of a directory, oldest first. */
    static List<Segment> all(Path directory) throws IOException {
        TreeMap<Long, Segment> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    // Sorted order lets ".gz", complete by construction, win over its plain original.
                    Path plain = directory.resolve(name.group(1) + "-" + name.group(2) + ".jsonl");
                    long first = Long.parseLong(name.group(2));
                    found.put(first, new Segment(plain, LocalDate.parse(name.group(1)), first, name.group(3) != null));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    Path gz() {
        return plain.resolveSibling(plain.getFileName() + ".gz");
    }

    /** The file as it lies on disk. */
    Path file() {
        return zipped ? gz() : plain;
    }

    /** Its lines, unzipped. A segment that is gzipped meanwhile is found under its new name. */
    InputStream open() throws IOException {
        if (!zipped) {
            try {
                return Files.newInputStream(plain);
            } catch (NoSuchFileException e) {
                return unzip();
            }
        }
        return unzip();
    }

    private InputStream unzip() throws IOException {
        return new GZIPInputStream(new BufferedInputStream(Files.newInputStream(gz()), BUFFER), BUFFER);
    }
}
