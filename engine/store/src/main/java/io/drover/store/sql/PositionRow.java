package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** What is held of one instrument, as the last cycle saw it. */
@Entity
@Table(name = "positions")
class PositionRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "position_ids")
    @SequenceGenerator(name = "position_ids", sequenceName = "position_ids", allocationSize = 50)
    long id;

    long sequence;

    Instant asOf = Instant.EPOCH;
    String instrument = "";
    String strategy = "";
    double quantity;
    double averagePrice;
    double lastPrice;
    double marketValue;
    double realizedPnl;
    double unrealizedPnl;
}
