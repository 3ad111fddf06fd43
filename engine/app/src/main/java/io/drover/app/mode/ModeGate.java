package io.drover.app.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Paper or live, as a pure function. {@code TRADING_MODE} is the one switch, everything else can only veto; what is
 * missing, unrecognised or contradictory means paper.
 */
public final class ModeGate {
    private static final String LIVE = "live";
    private static final String PAPER = "paper";

    /** Hosts that take orders for real money, compared letter by letter. */
    private static final Set<String> LIVE_HOSTS = Set.of("api.alpaca.markets", "api-capital.backend-capital.com");

    private ModeGate() {}

    /** The mode, and everything that vetoes live where something asked for it. */
    public static ModeDecision decide(ModeInputs in) {
        List<String> vetoes = new ArrayList<>();
        unrecognised("TRADING_MODE", in.tradingMode(), vetoes);
        unrecognised("mode of execution.yaml", in.configured(), vetoes);
        unrecognised("--mode", in.option(), vetoes);
        boolean wished = is(in.tradingMode(), LIVE)
                || is(in.configured(), LIVE)
                || is(in.option(), LIVE)
                || is(in.enabled(), "true");
        if (wished) {
            said(in, vetoes);
            proven(in, vetoes);
        }
        return wished && vetoes.isEmpty()
                ? new ModeDecision.Live(in.account())
                : new ModeDecision.Paper(wished, vetoes);
    }

    private static void said(ModeInputs in, List<String> vetoes) {
        veto(!is(in.tradingMode(), LIVE), "TRADING_MODE is not live", vetoes);
        veto(!is(in.enabled(), "true"), "LIVE_TRADING_ENABLED is not true", vetoes);
        veto(!is(in.configured(), LIVE), "mode of execution.yaml is not live", vetoes);
        veto(is(in.option(), PAPER), "--mode says paper", vetoes);
        veto(in.token() != TokenState.VALID, in.token().veto(), vetoes);
    }

    private static void proven(ModeInputs in, List<String> vetoes) {
        BrokerAccess broker = in.broker();
        veto(
                broker.credentials() != BrokerAccess.Credentials.LIVE,
                "the broker's credentials are not live ones (%s)".formatted(broker.credentials()),
                vetoes);
        veto(
                !LIVE_HOSTS.contains(broker.host()),
                "the broker's host (%s) is not on the list of live hosts".formatted(broker.host()),
                vetoes);
        veto(
                !is(broker.account(), in.account()),
                "the broker does not report the configured account (%s)".formatted(in.account()),
                vetoes);
        in.guards().ifPresent(vetoes::add);
        in.ramp().ifPresent(vetoes::add);
    }

    private static void unrecognised(String name, Optional<String> value, List<String> vetoes) {
        value.filter(text -> !text.equals(LIVE) && !text.equals(PAPER))
                .ifPresent(text -> vetoes.add("%s (%s) is neither paper nor live".formatted(name, text)));
    }

    private static void veto(boolean holds, String reason, List<String> vetoes) {
        if (holds) {
            vetoes.add(reason);
        }
    }

    private static boolean is(Optional<String> value, String expected) {
        return value.filter(expected::equals).isPresent();
    }
}
