package io.drover.broker.simulated;

/** Where inputs are kept so that a restarted broker is the same broker. */
interface InputLog extends AutoCloseable {
    /** For backtests: nothing outlives the process. */
    InputLog NONE = new InputLog() {
        @Override
        public void append(SimInput input) {}

        @Override
        public void sync() {}

        @Override
        public void close() {}
    };

    /** Keeps one input, in the order in which the exchange took it. */
    void append(SimInput input);

    /** Returns when everything appended is on stable storage. */
    void sync();

    @Override
    void close();
}
