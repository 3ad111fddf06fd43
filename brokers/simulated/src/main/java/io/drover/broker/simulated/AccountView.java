package io.drover.broker.simulated;

import io.drover.model.Money;

/**
 * The simulated account at its last known prices, exact.
 *
 * @param cash cash balance
 * @param equity cash and the value of all positions
 * @param initialMargin what the positions need to be opened
 * @param maintenanceMargin what they need to be held; equity below it is a margin call
 * @param buyingPower value that can still be opened, working orders taken off; never negative
 */
public record AccountView(Money cash, Money equity, Money initialMargin, Money maintenanceMargin, Money buyingPower) {
    public boolean isMarginCall() {
        return equity.compareTo(maintenanceMargin) < 0;
    }
}
