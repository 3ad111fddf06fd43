package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A verdict on a decision. */
@Entity
@Table(name = "verdicts")
class VerdictRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "verdict_ids")
    @SequenceGenerator(name = "verdict_ids", sequenceName = "verdict_ids", allocationSize = 50)
    long id;

    long sequence;

    String ordinal = "";
    String control = "";
    String limitRow = "";
    double measured;
    double limitValue;
    String outcome = "";
}
