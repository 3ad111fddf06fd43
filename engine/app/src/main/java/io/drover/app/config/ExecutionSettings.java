package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import io.drover.model.Currency;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code execution.yaml}: the account, its bounds, and how orders are executed. */
public record ExecutionSettings(
        @Setting(
                value = "Wish for paper or live. It can only veto: live also needs TRADING_MODE=live, a typed"
                        + " confirmation and a live broker, and this version has none. Anything but live means paper.",
                unit = "paper | live",
                standard = "paper")
        String mode,

        @Setting(
                value = "Name of the account in the journal and in reports. Part of every order id: change it"
                        + " only together with the data directory.",
                unit = "letters, digits, - and _",
                standard = "paper-1")
        String account,

        @Setting(
                value = "Currency of the account. Every instrument must be quoted in it.",
                unit = "code",
                standard = "USD")
        Currency currency,

        @Setting(
                value = "Cash the simulated broker opens a new account with. An account that exists keeps its"
                        + " cash.",
                unit = "account currency",
                standard = "100000")
        BigDecimal initialCash,

        @Setting(
                value = "Makes order ids differ from those of any other installation on the same account.",
                unit = "letters, digits, - and _",
                standard = "drover")
        String installId,

        @Setting(
                value = "When day P&L, day peak and daily loss limits start anew: each UTC date, each session of"
                        + " XNYS, or every N cycles.",
                unit = "utc-date | session | cycles:N",
                standard = "utc-date")
        String accountingDay,

        @Setting(
                value = "PEM file with the Ed25519 key that guard rules and limits.csv are signed for, by drover rules"
                        + " sign. Absent, or a signature that does not fit: no live trading.",
                unit = "path",
                standard = "")
        Optional<String> guardKeyFile,

        @Setting("Ceilings of the hard gate. No rule, table or command can lift them; read once at start.")
        GateSettings gate,

        @Setting("Tighter ceilings while rules are new.") RampSettings ramp,

        @Setting("Bounds of one cycle.") CycleSettings cycle,

        @Setting("What computes the rules. Decisions do not depend on it.")
        EvaluatorRows evaluator,

        @Setting("What ends a lowered trading state without a person.")
        StateSettings states,

        @Setting("What a run demands of the machine it is on.")
        MachineSettings machine,

        @Setting("The process that watches a run from outside: drover watchdog.")
        WatchdogSettings watchdog,

        @Setting("Who is told of events, and how. The log is told always.")
        AlertSettings alerts,

        @Setting(
                "What a difference between our books and the broker's does. escalate: the first one reduces its instrument"
                        + " (the account where it is about none), the second halts the account. alarm: an alarm, and control"
                        + " C31 denies entries while it is there. halt: the first one halts the account. An order that is"
                        + " twice at the broker always kills trading.")
        BreakSettings breaks,

        @Setting(
                value = "People who decide, by name. With nobody named, whoever can write the data directory does. With"
                        + " two or more, what was killed is resumed by an admin who did not kill it. Stopping is never"
                        + " refused to anybody.",
                unit = "viewer | operator | admin",
                standard = "")
        Map<String, Operators.Role> operators,

        @Setting("How orders are priced and kept apart.") OrderSettings orders,
        @Setting("Own money that positions need.") MarginSettings margin,

        @Setting("Where the journal is kept: the truth, from which all else is made.")
        JournalSettings journal,

        @Setting("The SQL database for queries. Never the truth: it can be dropped and rebuilt from the journal.")
        ProjectionSettings projection,

        @Setting("How the simulated broker fills orders.") SimulationRows simulation) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public ExecutionSettings {
        requireName("account", account);
        requireName("install-id", installId);
        Range.positive("initial-cash", initialCash);
        AccountingDays.requireKnown("accounting-day", accountingDay);
    }

    private static void requireName(String key, String value) {
        Range.require(NAME.matcher(value).matches(), key, "must be 1 to 32 letters, digits, - or _", "write paper-1");
    }
}
