package io.drover.model;

/**
 * The broker's id of an order (FIX tag 37).
 *
 * @param value as the broker wrote it
 */
public record OrderId(String value) {
    public OrderId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("orderId must not be blank.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
