package io.drover.rulebook;

import io.drover.rulebook.CompiledRules.CompiledStage;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled rule sets on disk, by the hash of their content, so that a second start compiles nothing. An entry that is
 * damaged, foreign or made by another build or Java is not used, and says so in one line; nothing here ever stops a start.
 */
public final class RuleCache {
    private static final Logger LOG = LoggerFactory.getLogger(RuleCache.class);
    private static final String ENTRY = ".rules";
    private static final int KEPT = 100;
    private static final String UNFINISHED = "new*.tmp";
    private static final Duration UNFINISHED_FOR = Duration.ofHours(1);

    private final Optional<Path> directory;
    private final Function<RuleSources, CompiledRules> compiler;
    private final AtomicBoolean complained = new AtomicBoolean();

    RuleCache(Optional<Path> directory, Function<RuleSources, CompiledRules> compiler) {
        this.directory = directory;
        this.compiler = compiler;
    }

    /** In a directory, which is made when something is first kept. */
    public static RuleCache in(Path directory) {
        return new RuleCache(Optional.of(directory), RuleCache::compile);
    }

    /** Keeps nothing. */
    public static RuleCache none() {
        return new RuleCache(Optional.empty(), RuleCache::compile);
    }

    /** From the cache; else checked and compiled, and kept. */
    CompiledRules compiled(RuleSources sources) {
        String hash = sources.hash();
        return directory
                .flatMap(dir -> load(dir.resolve(hash + ENTRY), sources))
                .orElseGet(() -> {
                    CompiledRules rules = compiler.apply(sources);
                    keep(rules);
                    return rules;
                });
    }

    /** Takes the place of what is kept of the rule set. From any thread. */
    void keep(CompiledRules rules) {
        directory.ifPresent(dir -> keep(dir, rules));
    }

    private static CompiledRules compile(RuleSources sources) {
        return CheckedRules.sound(sources).compiled();
    }

    private static Optional<CompiledRules> load(Path file, RuleSources sources) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            refuseOpen(file.toAbsolutePath().getParent());
            CompiledRules rules = RuleCacheEntry.read(Files.readAllBytes(file), sources);
            for (Map.Entry<Stage, CompiledStage> stage : rules.stages().entrySet()) {
                List<String> unsafe = new ArrayList<>(
                        GeneratedClasses.refused(stage.getValue().classes()));
                stage.getValue().code().map(GeneratedClasses::refused).ifPresent(unsafe::addAll);
                if (!unsafe.isEmpty()) {
                    throw new IOException("its classes use %s, which rules may not".formatted(unsafe.get(0)));
                }
            }
            return Optional.of(rules);
        } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            LOG.warn("rule_cache_ignored file={} reason=\"{}\"", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whoever may put an entry there decides what is traded. */
    static void refuseOpen(@Nullable Path directory) throws IOException {
        if (directory != null
                && Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null
                && Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("everybody may write in its folder. Maybe chmod o-w " + directory);
        }
    }

    private void keep(Path directory, CompiledRules rules) {
        Path file = directory.resolve(rules.ruleSet().hash() + ENTRY);
        try {
            Files.createDirectories(directory);
            Path written = Files.createTempFile(directory, "new", ".tmp");
            try {
                Files.write(written, RuleCacheEntry.write(rules));
                move(written, file);
            } finally {
                Files.deleteIfExists(written);
            }
            prune(directory);
        } catch (IOException e) {
            complain(directory, e);
        }
    }

    /** Once: what cannot be written now cannot be a moment later. */
    private void complain(Path directory, IOException e) {
        if (!complained.getAndSet(true)) {
            LOG.warn(
                    "rule_cache_not_written directory={} reason=\"{}\" effect=\"rules are compiled at each start\"",
                    directory,
                    e.toString());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What a start that was killed while it wrote has left; what another one writes now is younger. */
    private static void dropUnfinished(Path directory) throws IOException {
        long now = Files.getLastModifiedTime(directory).toMillis();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, UNFINISHED)) {
            for (Path file : files) {
                if (now - file.toFile().lastModified() > UNFINISHED_FOR.toMillis()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void prune(Path directory) throws IOException {
        dropUnfinished(directory);
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> old = files.filter(f -> f.toString().endsWith(ENTRY))
                    .sorted(Comparator.comparing((Path f) -> f.toFile().lastModified())
                            .reversed())
                    .skip(KEPT)
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }
}
