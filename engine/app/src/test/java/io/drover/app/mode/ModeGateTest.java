package io.drover.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.mode.BrokerAccess.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every combination of what can be said and shown: two of them trade live, and every other wish gets its vetoes. */
class ModeGateTest {
    private static final String ACCOUNT = "U-1";
    private static final String LIVE_HOST = "api.alpaca.markets";
    private static final ModeInputs COMPLETE =
            inputs("live", "true", "live", "-", TokenState.VALID, Credentials.LIVE, LIVE_HOST);
    private static final List<String> WORDS = List.of("-", "paper", "live", "junk");
    private static final List<String> ENABLED = List.of("-", "true", "false", "junk");
    private static final List<String> OPTIONS = List.of("-", "paper", "live");
    private static final List<TokenState> TOKENS =
            List.of(TokenState.ABSENT, TokenState.WRONG, TokenState.EXPIRED, TokenState.VALID);
    private static final List<String> HOSTS = List.of("paper-api.alpaca.markets", LIVE_HOST, "api.example.com");

    @Test
    void d27_two_of_all_combinations_are_live() {
        List<ModeInputs> all = all();

        List<ModeInputs> live = all.stream().filter(ModeGateTest::isLive).toList();

        assertThat(all).hasSize(9_216).doesNotHaveDuplicates();
        assertThat(live)
                .containsExactly(
                        COMPLETE,
                        inputs("live", "true", "live", "live", TokenState.VALID, Credentials.LIVE, LIVE_HOST));
    }

    @Test
    void every_other_wish_is_vetoed_and_what_wishes_nothing_is_paper() {
        List<ModeDecision.Paper> papers =
                all().stream().flatMap(in -> paper(in).stream()).toList();

        assertThat(papers).hasSize(9_214);
        assertThat(papers)
                .filteredOn(ModeDecision.Paper::wished)
                .allSatisfy(paper -> assertThat(paper.vetoes()).isNotEmpty());
        assertThat(papers).filteredOn(paper -> !paper.wished()).isNotEmpty();
    }

    @Test
    void each_input_alone_can_veto_and_says_why() {
        assertThat(vetoes(inputs("paper", "true", "live", "-", TokenState.VALID, Credentials.LIVE, LIVE_HOST)))
                .containsExactly("TRADING_MODE is not live");
        assertThat(vetoes(inputs("live", "-", "live", "-", TokenState.VALID, Credentials.LIVE, LIVE_HOST)))
                .containsExactly("LIVE_TRADING_ENABLED is not true");
        assertThat(vetoes(inputs("live", "true", "-", "-", TokenState.VALID, Credentials.LIVE, LIVE_HOST)))
                .containsExactly("mode of execution.yaml is not live");
        assertThat(vetoes(inputs("live", "true", "live", "paper", TokenState.VALID, Credentials.LIVE, LIVE_HOST)))
                .containsExactly("--mode says paper");
        assertThat(vetoes(inputs("live", "true", "live", "-", TokenState.USED, Credentials.LIVE, LIVE_HOST)))
                .containsExactly("the confirmation token has been used");
        assertThat(vetoes(inputs("live", "true", "live", "-", TokenState.VALID, Credentials.MIXED, LIVE_HOST)))
                .containsExactly("the broker's credentials are not live ones (MIXED)");
        assertThat(vetoes(inputs("live", "true", "live", "-", TokenState.VALID, Credentials.LIVE, "api.example.com")))
                .containsExactly("the broker's host (api.example.com) is not on the list of live hosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "U-2", "u-1", "U-1 "})
    void another_account_than_the_configured_one_vetoes(String reported) {
        BrokerAccess broker = new BrokerAccess(
                Credentials.LIVE, LIVE_HOST, Optional.of(reported).filter(id -> !id.isEmpty()));

        ModeInputs in = new ModeInputs(
                COMPLETE.tradingMode(),
                COMPLETE.enabled(),
                COMPLETE.configured(),
                COMPLETE.option(),
                TokenState.VALID,
                broker,
                ACCOUNT);

        assertThat(vetoes(in)).containsExactly("the broker does not report the configured account (U-1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Live", " live", "live ", "LIVE", "1", "true", "production", "ｌive", "liv\u0435"})
    void what_only_looks_like_live_is_not_recognised(String lookAlike) {
        ModeInputs in = inputs(lookAlike, "true", "live", "live", TokenState.VALID, Credentials.LIVE, LIVE_HOST);

        assertThat(vetoes(in))
                .containsExactly(
                        "TRADING_MODE (%s) is neither paper nor live".formatted(lookAlike), "TRADING_MODE is not live");
    }

    @Test
    void the_simulated_broker_vetoes_a_wish_that_is_complete_otherwise() {
        ModeInputs in = new ModeInputs(
                COMPLETE.tradingMode(),
                COMPLETE.enabled(),
                COMPLETE.configured(),
                COMPLETE.option(),
                TokenState.VALID,
                BrokerAccess.SIMULATED,
                ACCOUNT);

        assertThat(vetoes(in)).hasSize(3).allMatch(veto -> veto.startsWith("the broker"));
    }

    @Test
    void saying_nothing_or_paper_is_paper_without_a_veto() {
        assertThat(paper(inputs("-", "-", "-", "-", TokenState.ABSENT, Credentials.NONE, "")))
                .contains(new ModeDecision.Paper(false, List.of()));
        assertThat(paper(inputs("paper", "false", "paper", "paper", TokenState.ABSENT, Credentials.NONE, "")))
                .contains(new ModeDecision.Paper(false, List.of()));
    }

    private static List<ModeInputs> all() {
        List<ModeInputs> all = new ArrayList<>();
        for (String environment : WORDS) {
            for (String enabled : ENABLED) {
                for (String configured : WORDS) {
                    for (String option : OPTIONS) {
                        for (TokenState token : TOKENS) {
                            for (Credentials credentials : Credentials.values()) {
                                for (String host : HOSTS) {
                                    all.add(inputs(environment, enabled, configured, option, token, credentials, host));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static ModeInputs inputs(
            String environment,
            String enabled,
            String configured,
            String option,
            TokenState token,
            Credentials credentials,
            String host) {
        return new ModeInputs(
                said(environment),
                said(enabled),
                said(configured),
                said(option),
                token,
                new BrokerAccess(credentials, host, Optional.of(ACCOUNT)),
                ACCOUNT);
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(t -> !t.equals("-"));
    }

    private static boolean isLive(ModeInputs in) {
        return ModeGate.decide(in).match(live -> live.account().equals(ACCOUNT), paper -> false);
    }

    private static Optional<ModeDecision.Paper> paper(ModeInputs in) {
        return ModeGate.decide(in).match(live -> Optional.empty(), Optional::of);
    }

    private static List<String> vetoes(ModeInputs in) {
        return paper(in).orElseThrow().vetoes();
    }
}
