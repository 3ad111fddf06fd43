package io.drover.store;

import io.drover.fact.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All fact records of the model, found in its class files: a new one cannot be forgotten. */
final class FactTypes {
    private FactTypes() {}

    static List<Class<?>> all() {
        try {
            URI uri = Fact.class.getResource("Fact.class").toURI();
            if (!uri.getScheme().equals("jar")) {
                return list(Path.of(uri).getParent());
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return list(jar.getPath("/io/drover/fact"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> list(Path folder) throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = name.contains("-") ? Object.class : Class.forName("io.drover.fact." + name);
                if (type.isRecord() && Fact.class.isAssignableFrom(type)) {
                    types.add(type);
                }
            }
        }
        return types;
    }
}
