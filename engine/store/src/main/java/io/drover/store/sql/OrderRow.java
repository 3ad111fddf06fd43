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

/** An order or a protective leg, as the broker last told it. */
@Entity
@Table(name = "orders")
class OrderRow {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_ids")
    @SequenceGenerator(name = "order_ids", sequenceName = "order_ids", allocationSize = 50)
    long id;

    long sequence;

    String clOrdId = "";
    String decision = "";
    String strategy = "";
    String instrument = "";
    String role = "";
    String side = "";
    String ordType = "";
    String timeInForce = "";
    BigDecimal orderQty = BigDecimal.ZERO;

    @Nullable
    BigDecimal limitPx;

    @Nullable
    BigDecimal stopPx;

    Instant approvedAt = Instant.EPOCH;
    String ordStatus = "";
    BigDecimal cumQty = BigDecimal.ZERO;
    BigDecimal filledValue = BigDecimal.ZERO;
    BigDecimal fees = BigDecimal.ZERO;
    String text = "";
}
