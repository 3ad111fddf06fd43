package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A decision, with the first of its rules and denials. */
@Entity
@Table(name = "decisions")
class DecisionRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "decision_ids")
    @SequenceGenerator(name = "decision_ids", sequenceName = "decision_ids", allocationSize = 50)
    long id;

    long sequence;

    String ordinal = "";
    String strategy = "";
    String instrument = "";
    String side = "";
    String role = "";
    String ordType = "";
    BigDecimal quantity = BigDecimal.ZERO;
    String rule = "";
    String reason = "";
    boolean accepted;
    String denialCode = "";
    String denialText = "";
}
