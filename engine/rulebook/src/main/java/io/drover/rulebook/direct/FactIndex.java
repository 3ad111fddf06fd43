package io.drover.rulebook.direct;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the facts with a key in the order in which they were given. Equal keys have the same class. Public for generated
 * code only.
 */
public final class FactIndex {
    private static final int NONE = -1;

    private int[] buckets = new int[16];
    private int[] next = new int[0];
    private int[] hashes = new int[0];
    private @Nullable Object[] keys = new Object[0];
    private long version = NONE;

    /** Whether it is of these facts. */
    public boolean isOf(long current) {
        return version == current;
    }

    /** Where the keys of that many facts go before it is built anew. */
    public @Nullable Object[] keys(int size) {
        version = NONE;
        if (keys.length < size) {
            int room = Math.max(size, 2 * keys.length);
            keys = new Object[room];
            next = new int[room];
            hashes = new int[room];
        }
        return keys;
    }

    public void build(int size, long current) {
        int wanted = Math.max(16, Integer.highestOneBit(Math.max(1, size)) * 4);
        if (buckets.length < wanted) {
            buckets = new int[wanted];
        }
        Arrays.fill(buckets, NONE);
        int mask = buckets.length - 1;
        for (int i = size - 1; i >= 0; i--) {
            int hash = spread(keys[i]);
            hashes[i] = hash;
            next[i] = buckets[hash & mask];
            buckets[hash & mask] = i;
        }
        version = current;
    }

    /** Position of the first fact with the key, negative when there is none. */
    public int first(@Nullable Object key) {
        int hash = spread(key);
        return matching(buckets[hash & buckets.length - 1], hash, key);
    }

    public int after(int position, @Nullable Object key) {
        return matching(next[position], hashes[position], key);
    }

    private int matching(int position, int hash, @Nullable Object key) {
        int at = position;
        while (at >= 0 && (hashes[at] != hash || !Objects.equals(key, keys[at]))) {
            at = next[at];
        }
        return at;
    }

    private static int spread(@Nullable Object key) {
        int hash = Objects.hashCode(key);
        return hash ^ hash >>> 16;
    }
}
