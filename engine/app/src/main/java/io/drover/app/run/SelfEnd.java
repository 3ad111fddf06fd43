package io.drover.app.run;

/** Why a process ends itself at once, whatever its threads do. */
public enum SelfEnd {
    /** Rules hold the owner thread for good. */
    OVER_BUDGET,
    /** While this process hung, another took over. */
    FENCED
}
