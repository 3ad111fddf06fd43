package io.drover.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.drover.model.Control;
import io.drover.model.InstrumentId;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything an audit report says; HTML, JSON and CSV only print it.
 *
 * @param header what it is about
 * @param summary the period in numbers
 * @param equity one point per cycle
 * @param orders in journal order
 * @param executions fills in journal order
 * @param decisions of the period and of all listed orders, in journal order
 * @param states changes of the trading state
 * @param roundTrips closed in the period
 * @param holdings what was held at the last cycle
 * @param attribution per strategy, entry rule and exit rule
 * @param controls how far each limit row was used
 * @param patterns own orders as a market would look at them, by strategy and instrument
 * @param memos what rules remembered
 * @param findings what could not be done as asked, discarded cycles, breaks
 * @param ledger cash and splits without a trade
 * @param prices for charts, not part of the JSON
 */
public record ReportData(
        Header header,
        Summary summary,
        List<EquityPoint> equity,
        List<OrderRow> orders,
        List<ExecutionRow> executions,
        List<DecisionRow> decisions,
        List<StateChange> states,
        List<RoundTrip> roundTrips,
        List<Holding> holdings,
        List<Attribution> attribution,
        List<Utilisation> controls,
        List<Pattern> patterns,
        List<Remembered> memos,
        List<Remark> findings,
        List<LedgerEvent> ledger,
        @JsonIgnore List<PriceSeries> prices) {
    public ReportData {
        equity = List.copyOf(equity);
        orders = List.copyOf(orders);
        executions = List.copyOf(executions);
        decisions = List.copyOf(decisions);
        states = List.copyOf(states);
        roundTrips = List.copyOf(roundTrips);
        holdings = List.copyOf(holdings);
        attribution = List.copyOf(attribution);
        controls = List.copyOf(controls);
        patterns = List.copyOf(patterns);
        memos = List.copyOf(memos);
        findings = List.copyOf(findings);
        ledger = List.copyOf(ledger);
        prices = List.copyOf(prices);
    }

    /**
     * The account at one cycle, account currency.
     *
     * @param at scheduled time, UTC
     * @param cycle number
     * @param drawdownRatio fall from the period's peak so far, never negative
     */
    public record EquityPoint(Instant at, long cycle, BigDecimal equity, BigDecimal cash, BigDecimal drawdownRatio) {}

    /**
     * Orders of one strategy for one instrument; legs and orders that were never sent do not count.
     *
     * @param orders sent
     * @param traded of these with a fill
     * @param cancelled of these without one
     * @param ordersPerTrade orders for each that came to a trade; absent when none did
     * @param cancelRatio cancelled over orders, 0.25 is 25 %
     * @param repeats most orders of one side and quantity within a minute
     * @param layered whether five or more orders of one side were cancelled unfilled within a minute of a trade of the other
     */
    public record Pattern(
            String strategy,
            InstrumentId instrument,
            long orders,
            long traded,
            long cancelled,
            Optional<BigDecimal> ordersPerTrade,
            BigDecimal cancelRatio,
            long repeats,
            boolean layered) {}

    /**
     * A change of the trading state.
     *
     * @param at when, UTC
     * @param change {@code LOWERED} or {@code RAISED}
     * @param id of the cause
     * @param state the cause led to
     * @param control whose limit was broken
     * @param by rule, engine or operator
     * @param effective state of the whole account afterwards
     */
    public record StateChange(
            Instant at,
            String change,
            String id,
            Scope scope,
            TradingState state,
            Optional<Control> control,
            String reason,
            String by,
            TradingState effective) {}

    /**
     * An open position. Prices in quote currency.
     *
     * @param quantity units, negative when short
     * @param averagePrice weighted average price of the fills
     * @param lastPrice mark at the last cycle, absent when that did not know the position yet
     * @param unrealizedPnl at that mark, before fees
     */
    public record Holding(
            InstrumentId instrument,
            BigDecimal quantity,
            BigDecimal averagePrice,
            Optional<BigDecimal> lastPrice,
            Optional<BigDecimal> unrealizedPnl) {}

    /**
     * What a strategy or a rule brought. Money of round trips, account currency.
     *
     * @param by {@code strategy}, {@code entry rule} or {@code exit rule}
     * @param name which one
     * @param accepted proposals that became orders
     * @param denied proposals refused
     * @param roundTrips closed
     * @param wins with a profit after fees
     */
    public record Attribution(
            String by,
            String name,
            long accepted,
            long denied,
            long roundTrips,
            long wins,
            BigDecimal realizedPnl,
            BigDecimal fees,
            BigDecimal netPnl) {}

    /**
     * How far one limit row was used.
     *
     * @param row limit row, "" where no verdict named one
     * @param verdicts given
     * @param refused verdicts that did not pass
     * @param highest utilisation of any proposal, absent where a limit is 0 and something was measured, or none given
     * @param highestAccepted utilisation of any accepted proposal
     * @param measured at the highest utilisation
     * @param limit at the highest utilisation
     * @param decision at the highest utilisation
     */
    public record Utilisation(
            Control control,
            String row,
            long verdicts,
            long refused,
            Optional<BigDecimal> highest,
            Optional<BigDecimal> highestAccepted,
            Optional<BigDecimal> measured,
            Optional<BigDecimal> limit,
            String decision) {}

    /**
     * A memo as written.
     *
     * @param value number or text
     * @param expires UTC, absent for never
     */
    public record Remembered(
            Instant at,
            long cycle,
            String strategy,
            String symbol,
            String name,
            String value,
            Optional<Instant> expires) {}

    /**
     * Something to look at.
     *
     * @param cycle number, 0 when outside a cycle
     * @param rule whose, "" when none
     */
    public record Remark(Instant at, long cycle, String code, String rule, String text) {}

    /**
     * Cash or quantities that changed without a trade.
     *
     * @param kind deposit, withdrawal, dividend, interest, fee, split
     * @param instrument "" when none
     * @param amount money in account currency, or the ratio of a split
     */
    public record LedgerEvent(Instant at, String kind, String instrument, BigDecimal amount, String note) {}
}
