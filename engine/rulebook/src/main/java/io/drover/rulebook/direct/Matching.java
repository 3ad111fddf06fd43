package io.drover.rulebook.direct;

/** Runs the conditions of all rules of a stage, in one of the ways there are. */
interface Matching {
    /**
     * Fires every branch that may, for every way to make its conditions true.
     *
     * @param chosen which branches may
     */
    void run(boolean[] chosen) throws Exception;
}
