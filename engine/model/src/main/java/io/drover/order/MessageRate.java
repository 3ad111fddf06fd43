package io.drover.order;

/**
 * How many messages (new orders, replacements, cancels) a broker takes.
 *
 * @param perSecond in any one second, positive
 * @param perMinute in any 60 seconds, positive
 */
public record MessageRate(int perSecond, int perMinute) {
    public MessageRate {
        if (perSecond <= 0 || perMinute <= 0) {
            throw new IllegalArgumentException(
                    "message rate %d/s, %d/min must be positive.\nMaybe leave it out.".formatted(perSecond, perMinute));
        }
    }
}
