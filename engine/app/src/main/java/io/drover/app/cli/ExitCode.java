package io.drover.app.cli;

import java.util.Arrays;
import java.util.Optional;

/** What the process answers to its caller. */
public enum ExitCode {
    DONE(0, "done"),
    FINDINGS(1, "findings: a failed check or scenario, defects in data, a broken journal, a run that could not go on"),
    USAGE(2, "wrong usage"),
    OVER_BUDGET(
            70,
            "rules did not come back within their time budget: the process ended itself, the next run begins HALTED"),
    UNVERIFIED(
            75,
            "trading is stopped, but entries may still work at the broker, or something is still held: the answer names it"),
    FENCED(76, "this process hung and another one has taken over: it ended itself, the next run begins HALTED"),
    CONFIG_REFUSED(78, "configuration or rules refused");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** Of a process of this program; absent for other numbers. */
    static Optional<ExitCode> of(int code) {
        return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst();
    }

    public int code() {
        return code;
    }

    /** For help texts and docs. */
    public String meaning() {
        return meaning;
    }
}
