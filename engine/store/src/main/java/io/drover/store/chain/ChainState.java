package io.drover.store.chain;

import io.drover.store.codec.CycleBase;
import java.time.Instant;

/**
 * Where a chain stands after an entry: all that is needed to write or read the next one.
 *
 * @param sequence number of the last entry, 0 when there is none
 * @param at time of the last entry, UTC
 * @param chain hash of the last entry, lower-case hex
 * @param decisions decision hash, lower-case hex
 * @param cycle the last cycle, as far as the next one is written against it
 */
public record ChainState(long sequence, Instant at, String chain, String decisions, CycleBase cycle) {
    private static final String ZEROS = "0".repeat(64);

    /** Before the first entry. Its hashes are 32 zero bytes, its time is the start of year 1. */
    public static final ChainState EMPTY =
            new ChainState(0, Instant.ofEpochSecond(-62_135_596_800L), ZEROS, ZEROS, CycleBase.NONE);
}
