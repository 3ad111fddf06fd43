package io.drover.rulebook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files of a rule set; symbolic links are not followed, so nothing outside the directory can slip in. */
final class SourceReader {
    private static final long MAX_BYTES = 1 << 20;

    private final TreeMap<String, String> files = new TreeMap<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    RuleSources read(Path dir, Path shippedGuards) {
        boolean shipped = !Files.isDirectory(dir.resolve("guard"));
        tree(dir, "strategy");
        tree(shipped ? shippedGuards : dir, "guard");
        table(shipped && !Files.exists(dir.resolve(RuleSources.LIMITS)) ? shippedGuards : dir, RuleSources.LIMITS);
        table(dir, RuleSources.STRATEGIES);
        refuseEmptyGuard();
        if (!problems.isEmpty()) {
            throw new RuleCheckException(problems);
        }
        return new RuleSources(files, shipped);
    }

    private void refuseEmptyGuard() {
        if (files.keySet().stream().noneMatch(f -> f.startsWith("guard/") && f.endsWith(RuleSources.RULES))) {
            problem("guard", "the folder holds no rule file", "delete it to use the shipped guards");
        }
    }

    private void tree(Path root, String folder) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            problem(folder, "no such folder in " + root, "name another rules directory");
            return;
        }
        try (Stream<Path> walk = Files.walk(start)) {
            walk.sorted().forEach(path -> file(root, path));
        } catch (IOException e) {
            problem(folder, "cannot be read: " + e, "check its permissions");
        }
    }

    private void file(Path root, Path path) {
        String name = root.relativize(path).toString().replace('\\', '/');
        boolean wanted = name.endsWith(RuleSources.RULES) || name.endsWith(RuleSources.SCENARIOS);
        if (wanted && Files.isSymbolicLink(path)) {
            problem(name, "is a symbolic link", "copy the file instead");
        } else if (wanted) {
            text(name, path);
        }
    }

    private void table(Path root, String name) {
        Path path = root.resolve(name);
        if (Files.isRegularFile(path)) {
            text(name, path);
        } else {
            problem(name, "is missing in " + root, "copy the shipped one");
        }
    }

    private void text(String name, Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                problem(name, "is larger than 1 MiB", "split it");
                return;
            }
            byte[] bytes = Files.readAllBytes(path);
            files.put(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .replace("\r\n", "\n"));
        } catch (CharacterCodingException e) {
            problem(name, "is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            problem(name, "cannot be read: " + e, "check its permissions");
        }
    }

    private void problem(String file, String what, String maybe) {
        problems.add(new RuleProblem(file, 1, "", what, maybe));
    }
}
