package io.drover.model;

/** Why an order exists: it opens or increases, it closes or reduces, or it protects a position. */
public enum OrderRole {
    ENTRY,
    EXIT,
    PROTECTIVE
}
