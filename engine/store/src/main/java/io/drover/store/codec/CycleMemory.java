package io.drover.store.codec;

/** Holds the last cycle that was written or read. */
public final class CycleMemory {
    private CycleBase last = CycleBase.NONE;

    public CycleBase last() {
        return last;
    }

    public void set(CycleBase cycle) {
        last = cycle;
    }
}
