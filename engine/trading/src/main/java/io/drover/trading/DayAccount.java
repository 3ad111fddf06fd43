package io.drover.trading;

/**
 * Reference values of loss limits, folded from the account facts that cycles saw.
 *
 * @param label of the accounting day, "" before the first cycle
 * @param startEquity equity at the day's first cycle, account currency
 * @param peakEquity highest equity of the day
 * @param peakEver highest equity since the start or since a person acknowledged a drawdown
 */
record DayAccount(String label, double startEquity, double peakEquity, double peakEver) {
    static final DayAccount NONE = new DayAccount("", 0, 0, 0);

    /** As it stands at a cycle of the given day with the given equity. */
    DayAccount at(String day, double equity) {
        double ever = label.isEmpty() ? equity : Math.max(peakEver, equity);
        return day.equals(label)
                ? new DayAccount(label, startEquity, Math.max(peakEquity, equity), ever)
                : new DayAccount(day, equity, equity, ever);
    }

    DayAccount acknowledgedLoss(double equity) {
        return new DayAccount(label, equity, equity, peakEver);
    }

    DayAccount acknowledgedDrawdown(double equity) {
        return new DayAccount(label, startEquity, peakEquity, equity);
    }
}
