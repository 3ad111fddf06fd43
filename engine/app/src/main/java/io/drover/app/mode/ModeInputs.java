package io.drover.app.mode;

import java.util.Optional;

/**
 * Everything that the gate judges. Texts are as written, not trimmed.
 *
 * @param tradingMode {@code TRADING_MODE}
 * @param enabled {@code LIVE_TRADING_ENABLED}
 * @param configured key {@code mode} of {@code execution.yaml}
 * @param option {@code --mode}
 * @param token what the confirmation token is worth
 * @param broker what the broker says of itself
 * @param account as configured
 * @param guards why the guards are not proven to be those that were signed, if so
 * @param ramp why there is no record of these rules' ramp, if so
 */
public record ModeInputs(
        Optional<String> tradingMode,
        Optional<String> enabled,
        Optional<String> configured,
        Optional<String> option,
        TokenState token,
        BrokerAccess broker,
        String account,
        Optional<String> guards,
        Optional<String> ramp) {}
