package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run of the program. */
@Entity
@Table(name = "runs")
class RunRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "run_ids")
    @SequenceGenerator(name = "run_ids", sequenceName = "run_ids", allocationSize = 50)
    long id;

    long sequence;

    Instant at = Instant.EPOCH;
    long epoch;
    String mode = "";
    String account = "";
    String currency = "";
    String build = "";
    String ruleSet = "";
    String config = "";

    @Nullable
    Instant endedAt;

    @Nullable
    String endReason;
}
