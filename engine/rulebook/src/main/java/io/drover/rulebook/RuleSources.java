package io.drover.rulebook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts of a rule set as read: rule files, tables and scenarios by name relative to the rules directory, with forward
 * slashes. Nothing has been checked yet.
 *
 * @param files text by name, e.g. {@code strategy/trend.drl}, {@code limits.csv}
 * @param shippedGuards whether the guards came from the shipped directory, because the directory has none
 */
public record RuleSources(SortedMap<String, String> files, boolean shippedGuards) {
    static final String LIMITS = "limits.csv";
    static final String STRATEGIES = "strategies.csv";
    static final String RULES = ".drl";
    static final String SCENARIOS = ".scenarios.yaml";

    public RuleSources {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Sources from texts, in any order of names. */
    public static RuleSources of(Map<String, String> files) {
        return new RuleSources(new TreeMap<>(files), false);
    }

    /** Identity: SHA-256, lower-case hex, over sorted names and contents of all rule files and tables; scenarios do not count. */
    public String hash() {
        MessageDigest digest = sha256();
        files.forEach((name, text) -> {
            if (!name.endsWith(SCENARIOS)) {
                update(digest, name);
                update(digest, text);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Guard rules, their scenarios and the limits, for whoever signs them: SHA-256 and name of each, a line each, by name. */
    public String guards() {
        StringBuilder lines = new StringBuilder("drover guards 1\n");
        files.forEach((name, text) -> {
            if (name.startsWith("guard/") || name.equals(LIMITS)) {
                byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
                lines.append(HexFormat.of().formatHex(digest))
                        .append(' ')
                        .append(name)
                        .append('\n');
            }
        });
        return lines.toString();
    }

    SortedMap<String, String> ending(String suffix) {
        SortedMap<String, String> found = new TreeMap<>(files);
        found.keySet().removeIf(name -> !name.endsWith(suffix));
        return found;
    }

    /** Length before content, so that no two rule sets share one byte stream. */
    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
