package io.drover.app.run;

/**
 * A sign of life of a run's owner thread: written when a cycle or a comparison of the books has ended, and when the thread has
 * served what others ask of the run. No timer writes it, so that a thread that hangs writes nothing.
 *
 * @param epoch of the run
 * @param seq number of the journal's last record
 * @param cycle number of the last cycle
 * @param state head of the journal's chain, of which the state is the fold
 * @param served how often the thread has served others
 * @param dueMillis until the next cycle was due then; 0 when none was
 * @param pid of its process
 * @param ended whether the run has ended in order
 */
public record Beat(
        long epoch, long seq, long cycle, String state, long served, long dueMillis, long pid, boolean ended) {}
