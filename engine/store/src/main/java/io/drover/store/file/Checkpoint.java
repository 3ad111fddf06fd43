package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.journal.StateImage;
import io.drover.port.JournalException;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import io.drover.store.codec.RecordCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed statement of where the chain stood; in the file journal one line of {@code checkpoints.jsonl}. The signature is over the
 * text before {@code ,"signature"}.
 *
 * @param number counts the checkpoints from 1, so that a missing one shows
 * @param sequence number of the last record it covers
 * @param at time of that record, UTC
 * @param chain hash of that record
 * @param decisions decision hash there
 * @param fold which form and fold the state is of, see {@link io.drover.journal.StateImage#FOLD}
 * @param state SHA-256 of the folded state's canonical JSON, lower-case hex
 * @param signature Ed25519, base 64
 */
public record Checkpoint(
        long number,
        long sequence,
        Instant at,
        String chain,
        String decisions,
        long fold,
        String state,
        String signature) {
    private static final Pattern FORM = Pattern.compile("\\{\"checkpoint\":(\\d{1,18}),\"seq\":(\\d{1,18}),"
            + "\"at\":\"([0-9TZ:.+-]+)\",\"chain\":\"([0-9a-f]{64})\",\"decisions\":\"([0-9a-f]{64})\","
            + "\"fold\":(\\d{1,18}),\"state\":\"([0-9a-f]{64})\","
            + "\"signature\":\"([0-9A-Za-z+/=]{88})\"\\}");

    /** Signs where the chain stands together with the state there, given as canonical JSON. */
    public static Checkpoint sign(long number, ChainState chain, byte[] state, JournalKeys keys) {
        Checkpoint unsigned = new Checkpoint(
                number,
                chain.sequence(),
                chain.at(),
                chain.chain(),
                chain.decisions(),
                StateImage.FOLD,
                hash(state),
                "");
        return unsigned.signedBy(keys);
    }

    static String hash(byte[] state) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(state));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256.", e);
        }
    }

    Checkpoint signedBy(JournalKeys keys) {
        String signed = Base64.getEncoder().encodeToString(keys.sign(text()));
        return new Checkpoint(number, sequence, at, chain, decisions, fold, state, signed);
    }

    private byte[] text() {
        return "{\"checkpoint\":%d,\"seq\":%d,\"at\":\"%s\",\"chain\":\"%s\",\"decisions\":\"%s\",\"fold\":%d,\"state\":\"%s\""
                .formatted(number, sequence, at, chain, decisions, fold, state)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** With its line feed. */
    public String line() {
        return new String(text(), StandardCharsets.US_ASCII) + ",\"signature\":\"" + signature + "\"}\n";
    }

    /**
     * Reads a line without its line feed.
     *
     * @throws BrokenEntryException when it is not exactly what {@link #line} writes
     */
    public static Checkpoint parse(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw new BrokenEntryException("it does not have the form of a checkpoint");
        }
        Checkpoint checkpoint = of(form);
        if (!checkpoint.line().equals(line + "\n")) {
            throw new BrokenEntryException("it is not written as a checkpoint is");
        }
        return checkpoint;
    }

    private static Checkpoint of(Matcher form) {
        try {
            return new Checkpoint(
                    Long.parseLong(form.group(1)),
                    Long.parseLong(form.group(2)),
                    Instant.parse(form.group(3)),
                    form.group(4),
                    form.group(5),
                    Long.parseLong(form.group(6)),
                    form.group(7),
                    form.group(8));
        } catch (DateTimeException e) {
            throw new BrokenEntryException("it does not read: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses another record than the one that was signed.
     *
     * @param entry that stands at this sequence number
     * @param journal for the message
     */
    public void requireSame(JournalEntry entry, Object journal) {
        if (!entry.hash().equals(chain)) {
            throw new JournalException(
                    "journal %s: record %d has hash %s, but checkpoint %d signed %s.\nMaybe the records were changed: run drover audit verify, and restore a backup."
                            .formatted(journal, entry.sequence(), entry.hash(), number, chain));
        }
    }

    /** Whether this key made the signature. */
    public boolean isSignedBy(PublicKey key) {
        try {
            return JournalKeys.verify(key, text(), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The state that was signed.
     *
     * @param json as it was kept
     * @throws IOException when it cannot be trusted, and why
     */
    public StateImage state(byte[] json, PublicKey key) throws IOException {
        if (!isSignedBy(key)) {
            throw new IOException("its signature is not by this journal's key");
        }
        if (fold != StateImage.FOLD) {
            throw new IOException("it is of fold %d, this program's is %d".formatted(fold, StateImage.FOLD));
        }
        if (!hash(json).equals(state)) {
            throw new IOException("its state is not the one that was signed");
        }
        StateImage image = parse(json);
        if (image.sequence() != sequence) {
            throw new IOException("its state is that of record %d".formatted(image.sequence()));
        }
        return image;
    }

    private static StateImage parse(byte[] json) throws IOException {
        try {
            return RecordCodec.readState(json);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException("the state does not read: " + e.getMessage(), e);
        }
    }
}
