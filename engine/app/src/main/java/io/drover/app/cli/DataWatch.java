package io.drover.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks whether the files of a data set have changed since it was read. */
final class DataWatch {
    private final List<Path> files;
    private final Consumer<String> notes;
    private Map<Path, String> seen;

    DataWatch(List<Path> files, Consumer<String> notes) {
        this.files = List.copyOf(files);
        this.notes = notes;
        this.seen = look(this.files);
    }

    /** Tells of each change once. */
    void look() {
        Map<Path, String> now = look(files);
        now.forEach((file, mark) -> {
            if (!mark.equals(seen.get(file))) {
                notes.accept("data file %s has changed; a run that starts from now on uses it".formatted(file));
            }
        });
        seen = now;
    }

    private static Map<Path, String> look(List<Path> files) {
        Map<Path, String> marks = new TreeMap<>();
        for (Path file : files) {
            try {
                marks.put(file, Files.exists(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "gone");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at " + file, e);
            }
        }
        return marks;
    }
}
