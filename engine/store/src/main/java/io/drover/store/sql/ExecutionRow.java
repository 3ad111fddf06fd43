package io.drover.store.sql;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An execution report. */
@Entity
@Table(name = "executions")
class ExecutionRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "execution_ids")
    @SequenceGenerator(name = "execution_ids", sequenceName = "execution_ids", allocationSize = 50)
    long id;

    long sequence;

    String execId = "";
    String clOrdId = "";
    String execType = "";
    String ordStatus = "";
    String instrument = "";
    String side = "";
    BigDecimal lastQty = BigDecimal.ZERO;

    @Nullable
    BigDecimal lastPx;

    BigDecimal fee = BigDecimal.ZERO;
    String currency = "";

    @Nullable
    String refExecId;

    Instant transactTime = Instant.EPOCH;
}
