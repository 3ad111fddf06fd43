package io.drover.broker.http;

import java.util.function.Function;

/** What is known of an {@link OrderCall} after it was made. */
public sealed interface OrderAnswer {
    /**
     * The server answered completely; what it means is the adapter's business.
     *
     * @param answer status and body
     */
    record Answered(HttpAnswer answer) implements OrderAnswer {
        @Override
        public <R> R match(Function<Answered, R> answered, Function<NotSent, R> notSent, Function<Unknown, R> unknown) {
            return answered.apply(this);
        }
    }

    /**
     * Proof that no byte of the request has left.
     *
     * @param reason why
     */
    record NotSent(String reason) implements OrderAnswer {
        @Override
        public <R> R match(Function<Answered, R> answered, Function<NotSent, R> notSent, Function<Unknown, R> unknown) {
            return notSent.apply(this);
        }
    }

    /**
     * Bytes may have left and no complete answer came: the broker must be asked, the call never repeated blindly.
     *
     * @param reason what happened
     */
    record Unknown(String reason) implements OrderAnswer {
        @Override
        public <R> R match(Function<Answered, R> answered, Function<NotSent, R> notSent, Function<Unknown, R> unknown) {
            return unknown.apply(this);
        }
    }

    <R> R match(Function<Answered, R> answered, Function<NotSent, R> notSent, Function<Unknown, R> unknown);
}
