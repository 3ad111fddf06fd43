package io.drover.app.mode;

import io.drover.app.files.DurableFile;
import io.drover.rulebook.RuleSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signature of guard rules and limits: a list of their SHA-256 and an Ed25519 signature of that list, in one file beside the
 * guards. Who writes strategies does not hold the key.
 */
public final class GuardSignature {
    private static final String NAME = "guards.signature";
    private static final String MARK = "signature ";

    private final RuleSources sources;
    private final Path file;

    /** @param rules folder that holds the guards in force */
    public GuardSignature(RuleSources sources, Path rules) {
        this.sources = sources;
        this.file = rules.resolve("guard").resolve(NAME);
    }

    /** Signs them as they are; returns the file. */
    public Path sign(GuardKey key) {
        String list = sources.guards();
        try {
            DurableFile.write(file, list + MARK + key.sign(bytes(list)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    /**
     * Why it is not proven that they are those that were signed; absent when it is.
     *
     * @param publicKey PEM file that configuration names
     */
    public Optional<String> doubt(Optional<Path> publicKey) {
        if (publicKey.isEmpty()) {
            return Optional.of("guards are not signed: guard-key-file is not set");
        }
        if (Files.notExists(file)) {
            return Optional.of("guards are not signed: there is no %s".formatted(file));
        }
        try {
            return doubt(Files.readString(file), publicKey.get());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of("the signature of the guards cannot be checked: " + e);
        }
    }

    private Optional<String> doubt(String text, Path publicKey) throws IOException, GeneralSecurityException {
        int end = text.lastIndexOf(MARK);
        String list = text.substring(0, Math.max(0, end));
        Signature signature = Signature.getInstance(GuardKey.ALGORITHM);
        signature.initVerify(GuardKey.readPublic(publicKey));
        signature.update(bytes(list));
        boolean genuine = end > 0
                && signature.verify(Base64.getDecoder()
                        .decode(text.substring(end + MARK.length()).strip()));
        if (!genuine) {
            return Optional.of("the signature of the guards is not by the key in %s".formatted(publicKey));
        }
        return list.equals(sources.guards())
                ? Optional.empty()
                : Optional.of("guards were altered after they were signed: " + different(list));
    }

    /** Names of files that are in one of both lists only, or there with another content. */
    private String different(String signed) {
        List<String> before = signed.lines().toList();
        List<String> now = sources.guards().lines().toList();
        return String.join(
                ", ",
                Stream.concat(
                                now.stream().filter(line -> !before.contains(line)),
                                before.stream().filter(line -> !now.contains(line)))
                        .map(line -> line.substring(line.indexOf(' ') + 1).strip())
                        .distinct()
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
