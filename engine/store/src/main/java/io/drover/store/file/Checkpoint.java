package io.drover.store.file;

import io.drover.journal.StateImage;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed statement of where the chain stood, one line of the file {@code checkpoints.jsonl}. The signature is over the
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
record Checkpoint(
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

    /** Signs where the chain stands together with the state of this hash. */
    static Checkpoint sign(long number, ChainState chain, String state, JournalKeys keys) {
        Checkpoint unsigned = new Checkpoint(
                number, chain.sequence(), chain.at(), chain.chain(), chain.decisions(), StateImage.FOLD, state, "");
        return unsigned.signedBy(keys);
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

    String line() {
        return new String(text(), StandardCharsets.US_ASCII) + ",\"signature\":\"" + signature + "\"}\n";
    }

    static Checkpoint parse(String line) {
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

    boolean isSignedBy(PublicKey key) {
        try {
            return JournalKeys.verify(key, text(), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
