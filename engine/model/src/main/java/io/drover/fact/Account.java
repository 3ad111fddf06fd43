package io.drover.fact;

/**
 * The account, in account currency.
 *
 * @param equity cash plus market value of all positions
 * @param cash settled and unsettled cash
 * @param buyingPower what new positions may cost, working entries already reserved
 * @param initialMargin required to open what is held
 * @param maintenanceMargin required to keep what is held
 * @param dayStartEquity equity at the first cycle of the accounting day, or as acknowledged by a resume
 * @param dayPnl equity minus day start equity
 * @param dayLossRatio loss of the day over day start equity: 0.02 is 2 % lost, never negative
 * @param dayPeakEquity highest equity of the accounting day
 * @param peakEquity highest equity ever, or as acknowledged by a resume
 * @param drawdownRatio fall from the peak over the peak, never negative
 * @param realizedPnl of closed trades since the start, fees included
 * @param fees paid since the start, never negative
 */
public record Account(
        double equity,
        double cash,
        double buyingPower,
        double initialMargin,
        double maintenanceMargin,
        double dayStartEquity,
        double dayPnl,
        double dayLossRatio,
        double dayPeakEquity,
        double peakEquity,
        double drawdownRatio,
        double realizedPnl,
        double fees)
        implements Fact {
    @Override
    public String key() {
        return "";
    }
}
