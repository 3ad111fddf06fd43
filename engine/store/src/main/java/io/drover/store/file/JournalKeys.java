package io.drover.store.file;

import io.drover.port.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key pair that signs a journal's checkpoints. The private half never leaves its file and this object. */
public final class JournalKeys {
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "journal-private.pem";
    private static final String PUBLIC = "journal-public.pem";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private JournalKeys(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Reads the pair from a directory; makes it at the first start, the private key with mode 0600.
     *
     * @throws JournalException when only one half is there or a file is not a key
     */
    public static JournalKeys in(Path directory) {
        try {
            Files.createDirectories(directory);
            if (Files.notExists(directory.resolve(PRIVATE)) && Files.notExists(directory.resolve(PUBLIC))) {
                create(directory);
            }
            return new JournalKeys(readPrivate(directory.resolve(PRIVATE)), readPublic(directory.resolve(PUBLIC)));
        } catch (IOException | GeneralSecurityException e) {
            throw new JournalException(
                    "keys in %s cannot be used: %s.\nMaybe one of %s and %s is missing: restore both from the same backup."
                            .formatted(directory, e, PRIVATE, PUBLIC),
                    e);
        }
    }

    private static void create(Path directory) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Path secret = directory.resolve(PRIVATE);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] onlyOwner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(secret, onlyOwner);
        Files.writeString(secret, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        writePublic(pair.getPublic(), directory.resolve(PUBLIC));
    }

    private static String pem(String title, byte[] encoded) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(title, Base64.getEncoder().encodeToString(encoded), title)
                .replace("\r", "");
    }

    private static byte[] unpem(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return Base64.getDecoder()
                .decode(text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    }

    private static PrivateKey readPrivate(Path file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(unpem(file)));
    }

    private static PublicKey readPublic(Path file) throws IOException, GeneralSecurityException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(unpem(file)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(file + " is not a PEM file", e);
        }
    }

    /**
     * The public key in a PEM file.
     *
     * @throws JournalException when there is none
     */
    public static PublicKey publicKey(Path file) {
        try {
            return readPublic(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new JournalException(
                    "public key %s cannot be used: %s.\nMaybe name the file %s that lies beside the journal."
                            .formatted(file, e, PUBLIC),
                    e);
        }
    }

    static Path besideJournal(Path directory) {
        return directory.resolve(PUBLIC);
    }

    static void writePublic(PublicKey key, Path file) throws IOException {
        Files.writeString(file, publicText(key));
    }

    /** The half that anybody may have, as PEM. */
    public String publicText() {
        return publicText(publicKey);
    }

    private static String publicText(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    /** The half that anybody may have. */
    public PublicKey publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new JournalException("checkpoint cannot be signed: " + e.getMessage(), e);
        }
    }

    static boolean verify(PublicKey key, byte[] data, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(data);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
