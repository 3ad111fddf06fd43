package io.drover.model;

/** What a breach of a control does. */
public enum Severity {
    INFO,
    WARN,
    DENY,
    REDUCE,
    HALT,
    KILL
}
