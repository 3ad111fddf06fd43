package io.drover.research.simulation;

/** The simulated process is gone: whatever it still tries does not happen. */
final class ProcessDiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProcessDiedException() {
        super("killed", null, false, false);
    }
}
