package io.drover.rulebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many cycles of each rule set both evaluators have decided equally, kept from run to run: one file of one line for each rule
 * set. What another build or Java wrote, or is damaged, counts as nothing and says so in one line; nothing here ever stops a run.
 */
public final class ShadowRecord {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowRecord.class);
    private static final String ENDING = ".shadow";

    private final Optional<Path> directory;

    private ShadowRecord(Optional<Path> directory) {
        this.directory = directory;
    }

    /** In a directory, which is made when something is first kept. */
    public static ShadowRecord in(Path directory) {
        return new ShadowRecord(Optional.of(directory));
    }

    /** Keeps nothing: each run begins anew. */
    public static ShadowRecord none() {
        return new ShadowRecord(Optional.empty());
    }

    /** Cycles that earlier runs decided equally; 0 where nothing trustworthy is known. */
    int equalCycles(String ruleSet) {
        return file(ruleSet).filter(Files::exists).map(f -> read(f, ruleSet)).orElse(0);
    }

    void keep(String ruleSet, int equalCycles) {
        file(ruleSet).ifPresent(file -> {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, line(ruleSet, equalCycles));
            } catch (IOException e) {
                LOG.warn(
                        "shadow_record_not_written file={} reason=\"{}\" effect=\"the next run knows only what was kept before\"",
                        file,
                        e.toString());
            }
        });
    }

    private Optional<Path> file(String ruleSet) {
        return directory.map(dir -> dir.resolve(ruleSet + ENDING));
    }

    private static int read(Path file, String ruleSet) {
        try {
            RuleCache.refuseOpen(file.toAbsolutePath().getParent());
            String found = Files.readString(file);
            int equalCycles = count(found);
            if (!found.equals(line(ruleSet, equalCycles))) {
                throw new IOException(
                        found.startsWith(origin(ruleSet))
                                ? "it is damaged"
                                : "another build, Java or rule set made it, or it is damaged");
            }
            return equalCycles;
        } catch (IOException e) {
            LOG.warn("shadow_period_begins_anew file={} reason=\"{}\"", file, e.getMessage());
            return 0;
        }
    }

    private static int count(String found) throws IOException {
        String[] words = found.split(" ", -1);
        try {
            return Integer.parseInt(words[Math.max(words.length - 2, 0)]);
        } catch (NumberFormatException e) {
            throw new IOException("it is damaged: no count in it", e);
        }
    }

    private static String line(String ruleSet, int equalCycles) {
        String said = origin(ruleSet) + equalCycles;
        byte[] hash = RuleSources.sha256().digest(said.getBytes(StandardCharsets.UTF_8));
        return "%s %s\n".formatted(said, HexFormat.of().formatHex(hash));
    }

    private static String origin(String ruleSet) {
        return "drover-shadow 1 %s %s %s ".formatted(BuildFingerprint.get(), Runtime.version(), ruleSet);
    }
}
