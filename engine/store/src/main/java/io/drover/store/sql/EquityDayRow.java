package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** The account over the cycles of one accounting day. */
@Entity
@Table(name = "equity_days")
class EquityDayRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "equity_day_ids")
    @SequenceGenerator(name = "equity_day_ids", sequenceName = "equity_day_ids", allocationSize = 50)
    long id;

    /** Of its first cycle. */
    long sequence;

    long lastSequence;
    String accountingDay = "";
    Instant firstAt = Instant.EPOCH;
    Instant lastAt = Instant.EPOCH;
    double startEquity;
    double endEquity;
    double highWaterMark;
    double drawdown;

    /** Paid since the start up to the end of the day before. */
    double feesBefore;

    double fees;
    double deposits;

    /** Moved since its last cycle: they are in the equity of the next one. */
    double depositsAfter;

    double pnl;
}
