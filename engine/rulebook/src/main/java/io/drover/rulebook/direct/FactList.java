package io.drover.rulebook.direct;

import java.util.Arrays;

/**
 * Facts of one type: those of the snapshot in its order, then others. Its version changes only when a fact does. Public for
 * generated code only.
 */
public final class FactList {
    private Object[] facts = new Object[4];
    private int size;
    private int given;
    private boolean changed;
    private boolean read;
    private long version;

    FactList() {}

    /** A new snapshot follows. */
    void begin() {
        given = 0;
        changed = false;
    }

    /** The facts of a snapshot from one place up to before another. */
    void give(Object[] snapshot, int from, int to) {
        int end = given + to - from;
        if (end > facts.length) {
            facts = Arrays.copyOf(facts, Math.max(end, 2 * facts.length));
        }
        for (int i = from; i < to; i++) {
            Object fact = snapshot[i];
            if (given >= size || facts[given] != fact) {
                facts[given] = fact;
                changed = true;
            }
            given++;
        }
    }

    /** The snapshot is complete. */
    void end() {
        if (changed || given != size) {
            version++;
        }
        cut();
    }

    /** The snapshot alone counts again. */
    void rewind() {
        if (size != given) {
            version++;
        }
        cut();
    }

    private void cut() {
        if (size > given) {
            Arrays.fill(facts, given, size, null);
        }
        size = given;
        read = false;
    }

    /** A fact beside the snapshot. */
    void add(Object fact) {
        if (read) {
            throw new IllegalStateException("%s was made after a rule had read all facts of its type".formatted(fact));
        }
        if (size == facts.length) {
            facts = Arrays.copyOf(facts, 2 * size);
        }
        facts[size++] = fact;
        version++;
    }

    /** From now on nothing may be added to it. */
    public void readNow() {
        read = true;
    }

    public int size() {
        return size;
    }

    /** More room than facts. */
    public Object[] facts() {
        return facts;
    }

    public long version() {
        return version;
    }
}
