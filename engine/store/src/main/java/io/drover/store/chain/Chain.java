package io.drover.store.chain;

import io.drover.store.codec.CycleMemory;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Two SHA-256 chains over the entries, in the words of {@link EntryLine}:
 * <ul>
 *   <li>chain head: {@code h(n) = SHA-256(h(n-1) ‖ line n)}, the line without its line feed, {@code h(0)} 32 zero bytes;
 *   <li>decision hash: {@code d(n) = SHA-256(d(n-1) ‖ record JSON)} for records of type {@code Cycle} and
 *       {@code d(n) = d(n-1)} for others. The snapshot in that JSON is the delta to the previous cycle record, so the hash
 *       depends neither on entry times and numbers, nor on other records, nor on segments.
 * </ul>
 */
final class Chain {
    private static final int SIZE = 32;

    private final MessageDigest sha = sha256();
    private final CycleMemory base = new CycleMemory();
    private final byte[] head;
    private final byte[] decisions;
    private long sequence;
    private Instant at;

    Chain(ChainState state) {
        head = HexFormat.of().parseHex(state.chain());
        decisions = HexFormat.of().parseHex(state.decisions());
        sequence = state.sequence();
        at = state.at();
        base.set(state.cycle());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256.", e);
        }
    }

    /** Takes the next entry in. */
    void add(byte[] bytes, EntryLine line, Instant time) {
        link(head, bytes, line.from(), line.to());
        if (line.isCycle()) {
            link(decisions, bytes, line.recordFrom(), line.recordTo());
        }
        sequence = line.sequence();
        at = time;
    }

    private void link(byte[] link, byte[] bytes, int from, int to) {
        try {
            sha.update(link);
            sha.update(bytes, from, to - from);
            sha.digest(link, 0, SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256.", e);
        }
    }

    CycleMemory base() {
        return base;
    }

    long sequence() {
        return sequence;
    }

    Instant at() {
        return at;
    }

    byte[] head() {
        return head;
    }

    String headHex() {
        return HexFormat.of().formatHex(head);
    }

    String decisionsHex() {
        return HexFormat.of().formatHex(decisions);
    }

    ChainState state() {
        return new ChainState(sequence, at, headHex(), decisionsHex(), base.last());
    }
}
