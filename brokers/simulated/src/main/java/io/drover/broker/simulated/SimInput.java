package io.drover.broker.simulated;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drover.model.ExecId;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.order.CancelRequest;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that can change the exchange: what its log holds and a restart replays. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "in")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SimInput.Submit.class, name = "submit"),
    @JsonSubTypes.Type(value = SimInput.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = SimInput.Replace.class, name = "replace"),
    @JsonSubTypes.Type(value = SimInput.BarOpened.class, name = "bar-opened"),
    @JsonSubTypes.Type(value = SimInput.BarClosed.class, name = "bar-closed"),
    @JsonSubTypes.Type(value = SimInput.Quoted.class, name = "quoted"),
    @JsonSubTypes.Type(value = SimInput.SessionClosed.class, name = "session-closed"),
    @JsonSubTypes.Type(value = SimInput.Split.class, name = "split"),
    @JsonSubTypes.Type(value = SimInput.Dividend.class, name = "dividend")
})
sealed interface SimInput {
    /** Lets the exchange take it in; the answer to a request. */
    SubmitResult applyTo(Exchange exchange);

    /** What it is about. */
    InstrumentId instrument();

    default boolean isBar() {
        return false;
    }

    /** Whether it changes the account itself, so that it must be kept before anybody is told. */
    default boolean isAction() {
        return false;
    }

    /** Answer of the inputs that are not requests. */
    SubmitResult HEARD = new SubmitResult.Unknown("market data");

    /** A reference price that was looked up for a request. */
    record Reference(InstrumentId instrument, Mark mark) {
        void applyTo(Exchange exchange) {
            exchange.line(instrument).ifPresent(line -> line.heard(mark.price(), mark.time()));
        }
    }

    record Submit(OrderRequest request, Instant at, boolean open, List<Reference> references) implements SimInput {
        @Override
        public InstrumentId instrument() {
            return request.instrument();
        }

        @Override
        public SubmitResult applyTo(Exchange exchange) {
            references.forEach(reference -> reference.applyTo(exchange));
            return exchange.desk.submit(request, at, open);
        }
    }

    record Cancel(CancelRequest request, Instant at) implements SimInput {
        @Override
        public InstrumentId instrument() {
            return request.instrument();
        }

        @Override
        public SubmitResult applyTo(Exchange exchange) {
            return exchange.desk.cancel(request, at);
        }
    }

    record Replace(ReplaceRequest request, Instant at, List<Reference> references) implements SimInput {
        @Override
        public InstrumentId instrument() {
            return request.instrument();
        }

        @Override
        public SubmitResult applyTo(Exchange exchange) {
            references.forEach(reference -> reference.applyTo(exchange));
            return exchange.desk.replace(request, at);
        }
    }

    record BarOpened(InstrumentId instrument, Instant start, Price open) implements SimInput {
        @Override
        public boolean isBar() {
            return true;
        }

        @Override
        public SubmitResult applyTo(Exchange exchange) {
            exchange.line(instrument).ifPresent(line -> exchange.opened(line, start, open));
            return HEARD;
        }
    }

    record BarClosed(InstrumentId instrument, Instant end, BarRange bar) implements SimInput {
        @Override
        public boolean isBar() {
            return true;
        }

        @Override
        public SubmitResult applyTo(Exchange exchange) {
            exchange.line(instrument).ifPresent(line -> exchange.closed(line, end, bar));
            return HEARD;
        }
    }

    record Quoted(InstrumentId instrument, Instant at, Price bid, Price ask, Quantity bidSize, Quantity askSize)
            implements SimInput {
        @Override
        public SubmitResult applyTo(Exchange exchange) {
            Touch touch = new Touch(Touch.Moment.QUOTE, at, ask, bid, true);
            exchange.line(instrument).ifPresent(line -> exchange.quoted(line, touch, bidSize, askSize));
            return HEARD;
        }
    }

    /**
     * Shares are split.
     *
     * @param last price known by then, in new units; absent: the last one pushed, divided by the ratio
     */
    record Split(ExecId id, InstrumentId instrument, Instant at, BigDecimal ratio, Optional<Price> last)
            implements SimInput {
        @Override
        public boolean isAction() {
            return true;
        }

        @Override
        public SubmitResult applyTo(Exchange exchange) {
            exchange.line(instrument).ifPresent(line -> exchange.actions.take(line, this));
            return HEARD;
        }
    }

    record Dividend(ExecId id, InstrumentId instrument, Instant at, Price perShare) implements SimInput {
        @Override
        public boolean isAction() {
            return true;
        }

        @Override
        public SubmitResult applyTo(Exchange exchange) {
            exchange.line(instrument).ifPresent(line -> exchange.actions.take(line, this));
            return HEARD;
        }
    }

    record SessionClosed(InstrumentId instrument, Instant at) implements SimInput {
        @Override
        public SubmitResult applyTo(Exchange exchange) {
            exchange.line(instrument).ifPresent(line -> exchange.sessionClosed(line, at));
            return HEARD;
        }
    }
}
