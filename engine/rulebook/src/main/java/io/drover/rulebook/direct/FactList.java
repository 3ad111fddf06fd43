package io.drover.rulebook.direct;

import java.util.Arrays;

/** Facts of one type, in the order in which they were given. Its version changes only when a fact does. */
final class FactList {
    private Object[] facts = new Object[4];
    private int size;
    private int given;
    private boolean changed;
    private boolean read;
    private long version;

    /** A new snapshot follows. */
    void begin() {
        given = 0;
        changed = false;
        read = false;
    }

    void give(Object fact) {
        if (given == facts.length) {
            facts = Arrays.copyOf(facts, 2 * given);
        }
        if (given >= size || facts[given] != fact) {
            facts[given] = fact;
            changed = true;
        }
        given++;
    }

    /** The snapshot is complete. */
    void end() {
        if (changed || given != size) {
            version++;
        }
        Arrays.fill(facts, given, Math.max(given, size), null);
        size = given;
    }

    /** A fact that a rule made. */
    void derive(Object fact) {
        if (read) {
            throw new IllegalStateException("%s was made after a rule had read all facts of its type".formatted(fact));
        }
        give(fact);
        end();
    }

    /** From now on nothing may be added to it. */
    void readNow() {
        read = true;
    }

    int size() {
        return size;
    }

    Object get(int index) {
        return facts[index];
    }

    long version() {
        return version;
    }
}
