package io.drover.rulebook;

import io.drover.fact.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.kie.api.builder.KieBuilder;

/**
 * What compiled rules depend on besides themselves: the checks, the facts and the compiler. A rule set that an older build
 * let pass must be checked again by a newer one.
 */
final class BuildFingerprint {
    private BuildFingerprint() {}

    /** SHA-256, lower-case hex, over the code of checks and facts and the name of the compiler's archive. */
    static String get() {
        MessageDigest digest = RuleSources.sha256();
        for (Class<?> type : List.of(BuildFingerprint.class, Fact.class)) {
            for (Path file : files(home(type))) {
                try {
                    digest.update(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read own code " + file, e);
                }
            }
        }
        digest.update(String.valueOf(home(KieBuilder.class).getFileName()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("%s was loaded from nowhere".formatted(type), e);
        }
    }

    private static List<Path> files(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read own code " + home, e);
        }
    }
}
