package io.drover.app.mode;

/** What a confirmation token is worth. */
public enum TokenState {
    ABSENT("there is no confirmation token: LIVE_CONFIRMATION is not set"),
    WRONG("the confirmation token was not made for this account, configuration, rules and build"),
    EXPIRED("the confirmation token has expired"),
    USED("the confirmation token has been used"),
    VALID("");

    private final String veto;

    TokenState(String veto) {
        this.veto = veto;
    }

    String veto() {
        return veto;
    }
}
