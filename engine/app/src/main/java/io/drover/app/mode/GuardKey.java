package io.drover.app.mode;

import io.drover.app.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key that signs guards, as PEM files: the secret half of mode 0600, the public half beside it with ending .pub. */
public final class GuardKey {
    static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;

    private GuardKey(PrivateKey secret) {
        this.secret = secret;
    }

    /** Where the public half of a new key lies. */
    public static Path publicHalf(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /** Makes a pair. */
    public static void create(Path file) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            DurableFile.write(publicHalf(file), pem("PUBLIC KEY", pair.getPublic()));
            DurableFile.writeSecret(file, pem("PRIVATE KEY", pair.getPrivate()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has " + ALGORITHM, e);
        }
    }

    /**
     * The key in a file.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static GuardKey in(Path file) {
        try {
            return new GuardKey(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(unpem(file))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s holds no private %s key: %s.\nMaybe name the file without .pub.".formatted(file, ALGORITHM, e),
                    e);
        }
    }

    static PublicKey readPublic(Path file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(unpem(file)));
    }

    String sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(data);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("guards cannot be signed: " + e.getMessage(), e);
        }
    }

    private static byte[] unpem(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return Base64.getDecoder()
                .decode(text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    }

    private static String pem(String title, Key key) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(title, Base64.getEncoder().encodeToString(key.getEncoded()), title);
    }
}
