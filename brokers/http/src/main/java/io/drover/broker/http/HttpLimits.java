package io.drover.broker.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a client may do.
 *
 * @param hosts hosts that may be called, without port; nothing else is ever connected
 * @param timeout longest time from the call to the whole answer, positive
 * @param maxAnswerBytes largest answer that is read
 */
public record HttpLimits(Set<String> hosts, Duration timeout, long maxAnswerBytes) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public HttpLimits {
        hosts = Set.copyOf(hosts);
        if (hosts.isEmpty() || timeout.isNegative() || timeout.isZero() || maxAnswerBytes <= 0) {
            throw new IllegalArgumentException(
                    "hosts (%s) must not be empty, timeout (%s) and maxAnswerBytes (%d) must be positive."
                            .formatted(hosts, timeout, maxAnswerBytes));
        }
    }

    /** These hosts, 30 seconds, answers up to 8 MiB. */
    public static HttpLimits of(String... hosts) {
        return new HttpLimits(Set.of(hosts), Duration.ofSeconds(30), 8L << 20);
    }

    /** Why the address may not be called: another host, or no encryption beyond this machine. */
    Optional<String> refusal(URI url) {
        String host = String.valueOf(url.getHost());
        if (!hosts.contains(host)) {
            return Optional.of("host %s is not one of %s".formatted(host, hosts));
        }
        boolean encrypted = "https".equals(url.getScheme());
        return encrypted || ("http".equals(url.getScheme()) && LOOPBACK.contains(host))
                ? Optional.empty()
                : Optional.of("%s://%s is not encrypted".formatted(url.getScheme(), host));
    }
}
