package io.drover.app.mode;

import java.util.Optional;

/**
 * What the broker that would be traded with says of itself. Each live executor answers this before it is given an order.
 *
 * @param credentials what its credentials open
 * @param host name of the host that takes its orders, "" for none
 * @param account as reported after login, absent before
 */
public record BrokerAccess(Credentials credentials, String host, Optional<String> account) {
    /** The broker inside this process: no credentials, no host, and nothing to log in to. */
    public static final BrokerAccess SIMULATED = new BrokerAccess(Credentials.NONE, "", Optional.empty());

    /** What credentials open. */
    public enum Credentials {
        NONE,
        PAPER,
        LIVE,
        /** Some of paper, some of live. */
        MIXED
    }
}
