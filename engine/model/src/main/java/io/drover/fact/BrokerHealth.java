package io.drover.fact;

/**
 * Connection to one broker.
 *
 * @param broker its configured name
 * @param connected whether orders can be sent
 * @param ordersLeft orders that may still be sent this minute by our own budget
 */
public record BrokerHealth(String broker, boolean connected, long ordersLeft) implements Fact {
    @Override
    public String key() {
        return broker;
    }
}
