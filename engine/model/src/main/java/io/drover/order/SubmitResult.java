package io.drover.order;

import io.drover.model.ClOrdId;
import io.drover.model.OrderId;
import java.util.Optional;
import java.util.function.Function;

/** What is known right after sending. Fills arrive later as {@link ExecutionReport}s. */
public sealed interface SubmitResult {
    /**
     * The broker took it.
     *
     * @param orderId the broker's id
     * @param clOrdId our id as the broker repeats it; absent where it repeats none. Where ids are unique a new order whose
     *     own id is not repeated is in doubt: the broker may have it under another
     */
    record Accepted(OrderId orderId, Optional<ClOrdId> clOrdId) implements SubmitResult {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Unknown, R> unknown) {
            return accepted.apply(this);
        }
    }

    /**
     * The broker proved that it did not take it.
     *
     * @param code stable code, e.g. {@code INSUFFICIENT_BUYING_POWER}
     * @param text the broker's words
     */
    record Rejected(String code, String text) implements SubmitResult {
        /** The id is in use: proof that an order with this id is at the broker, not that this one is not. */
        public static final String DUPLICATE_CL_ORD_ID = "DUPLICATE_CL_ORD_ID";

        @Override
        public <R> R match(
                Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Unknown, R> unknown) {
            return rejected.apply(this);
        }
    }

    /**
     * Sent, and nobody can tell: never sent again before the broker was asked.
     *
     * @param text what happened
     */
    record Unknown(String text) implements SubmitResult {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Unknown, R> unknown) {
            return unknown.apply(this);
        }
    }

    <R> R match(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Unknown, R> unknown);
}
