package io.drover.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The controls: the one place of each one's code, title, source, unit and severity, and of what keeps it. Those that guard
 * rules measure are mandatory, or become so by a row of the limits table: a proposal it applies to that lacks its verdict is
 * denied.
 */
public enum Control {
    C01(
            "NOTIONAL_EXCEEDS_MAX_PER_ORDER",
            "Largest value of one order",
            "RTS 6 art. 15(1)(b); 17 CFR 240.15c3-5(c)(1)(i)",
            Unit.MONEY,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C02(
            "QUANTITY_EXCEEDS_MAX_PER_ORDER",
            "Largest quantity of one order",
            "RTS 6 art. 15(1)(c)",
            Unit.QUANTITY,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C03(
            "NOTIONAL_EXCEEDS_MAX_PER_CYCLE",
            "Value of all entries of one cycle",
            "FCA final notice Citigroup Global Markets 2024 (event of 2 May 2022)",
            Unit.MONEY,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.WHOLE_BASKET),
    C04(
            "PRICE_OUTSIDE_COLLAR",
            "Price collar, order",
            "17 CFR 240.15c3-5(c)(1)(ii); RTS 6 art. 15(1)(a)",
            Unit.RATIO,
            Severity.DENY,
            Applies.ALL,
            Summing.SINGLE),
    C05(
            "PRICE_WALK_EXCEEDS_MAX",
            "Price collar, period: how far own fills have walked the price",
            "RTS 6 art. 15(1)(a), over a specified period",
            Unit.RATIO,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C06(
            "PARTICIPATION_EXCEEDS_MAX",
            "Share of the market's volume",
            "CFTC and SEC report of 30 September 2010 on the events of 6 May 2010",
            Unit.RATIO,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SEQUENTIAL,
            Place.GUARD_RULE_WITH_ROW),
    C07(
            "RATE_LIMIT_EXCEEDED",
            "Orders per minute",
            "RTS 6 art. 15(1)(d)",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SEQUENTIAL),
    C08(
            "OPEN_ORDERS_EXCEED_MAX",
            "Working entry orders",
            "NI 23-103; UMIR 7.1",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SEQUENTIAL),
    C09(
            "EXECUTIONS_EXCEED_MAX",
            "Executed entries of one strategy in a day",
            "RTS 6 art. 15(3), repeated automated execution throttle",
            Unit.COUNT,
            Severity.REDUCE,
            Applies.ENTRIES,
            Summing.SINGLE),
    C10(
            "ORDER_DUPLICATE",
            "Same order again within a minute",
            "17 CFR 240.15c3-5(c)(1)(ii), duplicative orders",
            Unit.COUNT,
            Severity.DENY,
            Applies.ALL,
            Summing.SINGLE),
    C11(
            "LEGS_EXCEED_ENTRY",
            "Legs of an entry never exceed what it has filled",
            "SEC release 34-70694 (Knight, event of 1 August 2012), cumulative quantity",
            Severity.DENY,
            Place.GATE,
            "io.drover.trading.ProtectiveLegs, io.drover.trading.ExitPlans"),
    C12(
            "ORDER_WOULD_SELF_MATCH",
            "Own working orders that an order could trade with",
            "FINRA rule 5210, self-trades; Alpaca wash trade protection",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C13(
            "ENTRIES_CONTRADICT",
            "Opposite entries of one instrument in one cycle",
            "Drover design",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C14(
            "POSITION_EXCEEDS_MAX",
            "Largest position of one instrument",
            "RTS 6 art. 15(4)",
            Unit.MONEY,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SEQUENTIAL),
    C15(
            "EXPOSURE_EXCEEDS_MAX",
            "Gross exposure of the account",
            "17 CFR 240.15c3-5(c)(1)(i), capital threshold",
            Unit.MONEY,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SEQUENTIAL),
    C16(
            "EXIT_EXCEEDS_POSITION",
            "An exit never increases or flips a position",
            "Drover design; compare NautilusTrader reduce-only",
            Unit.QUANTITY,
            Severity.DENY,
            Applies.ALL,
            Summing.SINGLE),
    C17(
            "MARGIN_EXCEEDS_FREE_BALANCE",
            "Buying power with a margin buffer",
            "Regulation T; FINRA rule 4210",
            Unit.MONEY,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SEQUENTIAL),
    C18(
            "INTRADAY_MARGIN_DEFICIT",
            "Maintenance margin against equity",
            "FINRA rule 4210, intraday margin",
            Unit.MONEY,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SEQUENTIAL),
    C19(
            "DAILY_LOSS_EXCEEDS_MAX",
            "Loss of the accounting day",
            "industry practice",
            Unit.RATIO,
            Severity.REDUCE,
            Applies.ENTRIES,
            Summing.SINGLE),
    C20(
            "DRAWDOWN_EXCEEDS_MAX",
            "Drawdown from the equity peak",
            "industry practice; compare LEAN MaximumDrawdownPercentPortfolio",
            Unit.RATIO,
            Severity.REDUCE,
            Applies.ENTRIES,
            Summing.SINGLE),
    C21(
            "PROTECTIVE_STOP_REQUIRED",
            "Entry with a stop that works at the broker",
            "Drover design",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C22(
            "COOL_DOWN_AFTER_LOSSES",
            "Losing exits of one strategy in a row",
            "industry practice; compare freqtrade StoplossGuard",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C23(
            "REJECTS_EXCEED_MAX",
            "Rejected orders of one strategy in an hour",
            "industry practice",
            Unit.COUNT,
            Severity.REDUCE,
            Applies.ENTRIES,
            Summing.SINGLE),
    C24(
            "QUOTE_STALE",
            "Age of the price an order is measured against",
            "industry practice",
            Unit.SECONDS,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C25(
            "DATA_NOT_SANE",
            "Finite, positive, uncrossed prices",
            "industry practice",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C26(
            "MARKET_CLOSED",
            "Session open, not halted",
            "exchange calendars; LULD plan",
            Unit.COUNT,
            Severity.DENY,
            Applies.ALL,
            Summing.SINGLE),
    C27(
            "INSTRUMENT_RESTRICTED",
            "Known instrument, side and strategy allowed",
            "17 CFR 240.15c3-5(c)(1)(iv), restricted security",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C28(
            "STRATEGY_NOT_PERMITTED",
            "Strategy known and switched on",
            "RTS 6 art. 15(5) and 18",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C29(
            "ORDER_NOT_SUPPORTED",
            "Tick, lot, order type and time in force that instrument and broker take",
            "Drover design; compare NautilusTrader denial codes",
            Severity.DENY,
            Place.GATE,
            "io.drover.trading.StrategyRights, io.drover.trading.Sizer"),
    C30(
            "CLOCK_OFF",
            "Jumps of our clock against the machine's monotonic one",
            "RTS 25",
            Severity.REDUCE,
            Place.MONITOR,
            "io.drover.app.run.MachineWatch"),
    C31(
            "BOOKS_DIFFER_FROM_BROKER",
            "Open differences between our books and the broker's",
            "RTS 6 art. 17, reconciliation",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C32(
            "ORDER_UNANSWERED",
            "Unanswered orders of the instrument",
            "Drover design; compare freqtrade issue 3647, hummingbot issue 8457",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C33(
            "ALERT_LATE",
            "Events told to people within seconds",
            "RTS 6 art. 16(5)",
            Severity.WARN,
            Place.MONITOR,
            "io.drover.app.alert.Alerts, io.drover.app.alert.Courier"),
    C34(
            "TRADING_KILLED",
            "Kill switch",
            "RTS 6 art. 12",
            Severity.KILL,
            Place.MONITOR,
            "io.drover.app.run.Latches, io.drover.app.run.EntryCancellation"),
    C35(
            "DEAD_MAN",
            "A run that makes no progress",
            "compare Kraken cancelAllOrdersAfter",
            Severity.HALT,
            Place.MONITOR,
            "io.drover.app.run.DeadMan, io.drover.app.run.WatchdogSilence"),
    C36(
            "ORDER_DENIED",
            "No denied order is sent by anyone: nothing overrides a control",
            "RTS 6 art. 15(6); FCA final notice Citigroup Global Markets 2024",
            Severity.DENY,
            Place.GATE,
            "io.drover.trading.Arbitration"),
    C37(
            "RAMP_EXCEEDED",
            "Tighter limits in the first days of a rule set",
            "RTS 6 art. 8",
            Severity.DENY,
            Place.GATE,
            "io.drover.trading.RampGate"),
    C38(
            "IDENTITY_NOT_APPROVED",
            "Rules, configuration and build are those that were approved",
            "SEC release 34-70694 (Knight, event of 1 August 2012)",
            Severity.DENY,
            Place.START,
            "io.drover.app.settings.Binder, io.drover.app.mode.Confirmations, io.drover.app.mode.GuardSignature,"
                    + " io.drover.app.cli.RunIdentity"),
    C39(
            "ENTRY_TOO_LATE",
            "Minutes of the last day before the close that have passed",
            "CME Group on Infinium (event of 3 February 2010)",
            Unit.COUNT,
            Severity.DENY,
            Applies.ENTRIES,
            Summing.SINGLE),
    C40(
            "EXECUTION_CORRECTED",
            "Corrections and busts of executions change the books",
            "exchange rules on erroneous trades",
            Severity.REDUCE,
            Place.MONITOR,
            "io.drover.trading.FillLog"),
    C41(
            "STORAGE_FAILED",
            "A journal that cannot be written stops trading; a full disk and slow syncs reduce it",
            "PostgreSQL data_sync_retry",
            Severity.HALT,
            Place.MONITOR,
            "io.drover.trading.Ledger, io.drover.app.run.MachineWatch"),
    C42(
            "ORDER_PATTERN_SUSPECT",
            "Order-to-trade and cancel ratios, repeated orders, layers",
            "RTS 6 art. 13",
            Severity.WARN,
            Place.MONITOR,
            "io.drover.report.Surveillance"),
    C43(
            "LOAD_SHED",
            "Ten times the usual proposals shed entries, never exits",
            "RTS 6 art. 10",
            Severity.DENY,
            Place.GATE,
            "io.drover.trading.RiskGate, io.drover.trading.Arbitration"),
    C44(
            "EVIDENCE_INCOMPLETE",
            "Every control with its parameters, tests and last trip",
            "RTS 6 art. 9",
            Severity.WARN,
            Place.PROGRAMME,
            "io.drover.report.EvidenceReport");

    private static final List<Control> MANDATORY =
            Stream.of(values()).filter(c -> c.place == Place.GUARD_RULE).toList();
    private static final List<Control> MEASURED =
            Stream.of(values()).filter(c -> c.place.isGuardRule()).toList();
    private static final Set<String> SOFT =
            Stream.of(C10, C22, C24, C26, C31, C32, C39).map(Control::code).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Control> BY_ID =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Control::name, Function.identity()));

    private final String code;
    private final String title;
    private final String source;
    private final Unit unit;
    private final Severity severity;
    private final Applies applies;
    private final Summing summing;
    private final Place place;
    private final String home;

    /** Measured by guard rules. */
    Control(String code, String title, String source, Unit unit, Severity severity, Applies applies, Summing summing) {
        this(code, title, source, unit, severity, applies, summing, Place.GUARD_RULE);
    }

    Control(
            String code,
            String title,
            String source,
            Unit unit,
            Severity severity,
            Applies applies,
            Summing summing,
            Place place) {
        this.code = code;
        this.title = title;
        this.source = source;
        this.unit = unit;
        this.severity = severity;
        this.applies = applies;
        this.summing = summing;
        this.place = place;
        this.home = "";
    }

    /** Kept by something else: no rule can measure it and no row can limit it. */
    Control(String code, String title, String source, Severity severity, Place place, String home) {
        this.code = code;
        this.title = title;
        this.source = source;
        this.unit = Unit.COUNT;
        this.severity = severity;
        this.applies = Applies.ENTRIES;
        this.summing = Summing.SINGLE;
        this.place = place;
        this.home = home;
    }

    /** Machine-readable reason of a denial, {@code CATEGORY_CONDITION}. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** The regulation or practice the control follows. */
    public String source() {
        return source;
    }

    public Unit unit() {
        return unit;
    }

    public Severity severity() {
        return severity;
    }

    public Applies applies() {
        return applies;
    }

    public Summing summing() {
        return summing;
    }

    public Place place() {
        return place;
    }

    /** Classes that keep it; "" for those of guard rules, which the rule set names. */
    public String home() {
        return home;
    }

    /**
     * Whether a code of a denial is that of a condition which passes as time does, as opposed to a limit of money, quantity or
     * risk.
     */
    public static boolean isSoft(String code) {
        return SOFT.contains(code);
    }

    /** Whether this control judges a proposal that opens or increases ({@code true}) or only reduces ({@code false}). */
    public boolean judges(boolean entry) {
        return entry || applies == Applies.ALL;
    }

    /** Whether rules report it with {@code measureSum}. */
    public boolean isAdditive() {
        return summing != Summing.SINGLE;
    }

    /** Those that guard rules measure, whatever the limits table says. */
    public static List<Control> mandatory() {
        return MANDATORY;
    }

    /** Those that guard rules measure, some of them only where the table has a row. */
    public static List<Control> measured() {
        return MEASURED;
    }

    public static Optional<Control> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
