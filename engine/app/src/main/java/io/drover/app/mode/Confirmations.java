package io.drover.app.mode;

import io.drover.app.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The token by which a person confirms one run with real money. It is good for twelve hours, once, and only for what it was
 * made for; kept is its SHA-256 alone, in a file of mode 0600. A new one replaces the one before.
 */
public final class Confirmations {
    /** How long a token is good. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    private final Path waiting;
    private final Path used;
    private final Clock wall;

    /** @param folder where they are kept */
    public Confirmations(Path folder, Clock wall) {
        this.waiting = folder.resolve("confirmation");
        this.used = folder.resolve("confirmation-used");
        this.wall = wall;
    }

    /**
     * What a token is bound to.
     *
     * @param account configured
     * @param config hash of the configuration
     * @param ruleSet hash of rules and tables
     * @param build version of the program
     */
    public record Binding(String account, String config, String ruleSet, String build) {}

    /**
     * A new token, which is kept nowhere.
     *
     * @param secret what nobody can guess
     */
    public String issue(Binding binding, byte[] secret) {
        String token = HexFormat.of().formatHex(secret);
        Instant now = wall.instant();
        try {
            DurableFile.writeSecret(waiting, now + "\n" + hash(token, binding, now) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + waiting, e);
        }
        return token;
    }

    /** What a token is worth; asking changes nothing. */
    public TokenState check(Binding binding, Optional<String> token) {
        if (token.isEmpty()) {
            return TokenState.ABSENT;
        }
        if (issued(used, binding, token.get()).isPresent()) {
            return TokenState.USED;
        }
        Instant now = wall.instant();
        return issued(waiting, binding, token.get())
                .map(at -> now.isBefore(at) || !now.isBefore(at.plus(LIFETIME)) ? TokenState.EXPIRED : TokenState.VALID)
                .orElse(TokenState.WRONG);
    }

    /** Uses a valid token up, durably; false where somebody else was faster. */
    public boolean claim(Binding binding, String token) {
        try {
            DurableFile.move(waiting, used);
            return issued(used, binding, token).isPresent();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + waiting, e);
        }
    }

    /** When the token in a file was made; absent when it is another one. */
    private static Optional<Instant> issued(Path file, Binding binding, String token) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            Instant at = Instant.parse(lines.isEmpty() ? "" : lines.get(0));
            byte[] kept = lines.size() < 2 ? new byte[0] : lines.get(1).getBytes(StandardCharsets.US_ASCII);
            byte[] offered = hash(token, binding, at).getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(kept, offered) ? Optional.of(at) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String hash(String token, Binding binding, Instant at) {
        String text = String.join(
                "\n", token, binding.account(), binding.config(), binding.ruleSet(), binding.build(), at.toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
