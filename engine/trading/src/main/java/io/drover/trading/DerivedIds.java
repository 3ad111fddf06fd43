package io.drover.trading;

import io.drover.model.ClOrdId;
import io.drover.port.IdSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** Client order ids: base 32 (RFC 4648 alphabet, lower case) of the first 20 bytes of SHA-256(install id, key, leg). */
public final class DerivedIds implements IdSource {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 20;

    private final String installId;

    public DerivedIds(String installId) {
        this.installId = installId;
    }

    @Override
    public ClOrdId idOf(String decisionKey, String leg) {
        return new ClOrdId(base32(sha256(String.join("|", installId, decisionKey, leg))));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String base32(byte[] hash) {
        StringBuilder text = new StringBuilder(32);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < BYTES; i++) {
            buffer = (buffer << 8) | (hash[i] & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
