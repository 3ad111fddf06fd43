package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A cycle and the account it saw. */
@Entity
@Table(name = "cycles")
class CycleRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "cycle_ids")
    @SequenceGenerator(name = "cycle_ids", sequenceName = "cycle_ids", allocationSize = 50)
    long id;

    long sequence;

    long number;
    String schedule = "";
    Instant scheduledAt = Instant.EPOCH;
    String outcome = "";
    String ruleSet = "";

    @Nullable
    Double equity;

    @Nullable
    Double cash;

    @Nullable
    Double drawdown;

    int accepted;
    int denied;
}
