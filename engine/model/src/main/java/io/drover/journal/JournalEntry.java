package io.drover.journal;

import java.time.Instant;

/**
 * One record in its place.
 *
 * @param sequence from 1, without gaps
 * @param at when it was appended, UTC; virtual time in replay
 * @param hash of this record and all before it, lower-case hex
 * @param record what it says
 */
public record JournalEntry(long sequence, Instant at, String hash, JournalRecord record) {}
