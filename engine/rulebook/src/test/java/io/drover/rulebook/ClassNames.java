package io.drover.rulebook;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Simple names of the classes of a package, from a jar or a folder. */
final class ClassNames {
    private ClassNames() {}

    static List<String> in(Path source, String folder) throws IOException {
        if (Files.isDirectory(source)) {
            return list(source.resolve(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + source.toUri()), Map.of())) {
            return list(jar.getPath(folder));
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".class") && !n.startsWith("package-info"))
                    .map(n -> n.substring(0, n.length() - ".class".length()))
                    .toList();
        }
    }
}
