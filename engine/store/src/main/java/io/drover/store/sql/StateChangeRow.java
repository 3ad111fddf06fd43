package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A cause that came into force or ended. */
@Entity
@Table(name = "state_changes")
class StateChangeRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "state_change_ids")
    @SequenceGenerator(name = "state_change_ids", sequenceName = "state_change_ids", allocationSize = 50)
    long id;

    long sequence;

    Instant at = Instant.EPOCH;
    String cause = "";
    boolean lowered;
    String scope = "";
    String state = "";
    String control = "";
    String reason = "";
    String madeBy = "";
}
