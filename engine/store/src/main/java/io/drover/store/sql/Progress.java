package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far the journal is projected; its only row has id 1. */
@Entity
@Table(name = "progress")
class Progress {
    static final long ROW = 1;

    @Id
    long id;

    long lastSequence;
    String chainHead = "";
}
